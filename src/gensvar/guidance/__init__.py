"""Guidance where the work is done: handbook, words, methods, ways and channels."""
