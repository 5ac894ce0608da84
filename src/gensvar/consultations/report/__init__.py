"""The yearly report: its figures, where each was counted from, and its files."""
