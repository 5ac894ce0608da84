"""What the plans say, and what the calendar shows."""
