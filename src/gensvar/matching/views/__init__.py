"""The pages of finding each other, for those who work here."""
