"""Pages of what is asked of organisations, for those who work here."""
