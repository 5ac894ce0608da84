"""The pages of the directory of organisations."""
