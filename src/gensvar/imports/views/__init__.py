"""The pages for bringing in notes."""
