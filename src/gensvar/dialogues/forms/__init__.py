"""What people fill in before a dialogue opens, by noun."""
