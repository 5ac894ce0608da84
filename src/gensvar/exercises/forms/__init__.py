"""What those who lead exercises fill in."""
