"""Notes of meetings in: upload, look, correct, confirm, and take out of the count."""
