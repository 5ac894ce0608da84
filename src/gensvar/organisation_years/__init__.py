"""The year of one organisation: all it did with the region, and what became of it."""
