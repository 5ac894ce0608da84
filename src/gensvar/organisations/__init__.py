"""Bodies of the region, who holds which role in them, and for how long."""
