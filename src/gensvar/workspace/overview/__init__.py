"""What an elected representative needs to know, gathered with few questions."""
