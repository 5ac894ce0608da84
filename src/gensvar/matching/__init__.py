"""Needs and offers of organisations that meet, when both sides want to."""
