"""Checks of what a matter means for minorities, children and equal health."""
