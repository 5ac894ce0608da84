"""Citizen dialogue from the first question to the answer everyone gets."""
