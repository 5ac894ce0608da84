"""The pages of structures and agreements, for those who work with them."""
