"""Every address × every kind of user, from the url configuration (T01)."""
