"""Changing who does what, and working together."""
