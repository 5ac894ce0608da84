"""Samråd: its items and what became of them, the year, duties and effects."""
