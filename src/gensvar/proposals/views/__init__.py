"""Pages of proposals, and of what has changed."""
