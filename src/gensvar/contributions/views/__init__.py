"""Pages about contributions for those who work with a dialogue."""
