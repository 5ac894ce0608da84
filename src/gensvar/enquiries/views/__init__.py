"""The pages for those who answer."""
