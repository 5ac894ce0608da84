"""Credibility and influence over the years, each figure with its sources."""
