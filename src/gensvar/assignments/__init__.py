"""Assignments to bodies, their activity reports, and the formal answers they get."""
