"""Things for tests, made the way users make them."""
