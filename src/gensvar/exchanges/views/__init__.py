"""The pages of exchanges, for those who work here."""
