"""Long and scheduled work with progress, kept in one table."""
