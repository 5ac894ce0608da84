"""What a person fills in about representatives and consultations."""
