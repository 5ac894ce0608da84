"""What several organisations say together in a dialogue, and who stands behind it."""
