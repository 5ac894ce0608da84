"""Matters and their chain of decisions, with loops where one was remitted back."""
