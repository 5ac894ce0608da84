"""Keepers, what stands on a page, and the lists that sort organisations."""
