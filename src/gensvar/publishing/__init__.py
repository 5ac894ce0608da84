"""What the public may see: decided, recorded, and read through one door."""
