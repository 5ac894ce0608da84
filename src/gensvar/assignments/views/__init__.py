"""Pages of assignments and of reports."""
