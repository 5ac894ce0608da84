"""The pages of programmes, for those who work with them."""
