"""Support as its readers may see it, and what happens when."""
