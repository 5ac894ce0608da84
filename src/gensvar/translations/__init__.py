"""Texts of the region in several languages, beside the original."""
