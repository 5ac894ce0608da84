"""What a person fills in about structures and agreements."""
