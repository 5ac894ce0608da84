"""What one does with guidance."""
