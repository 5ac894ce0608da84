"""Themes, findings and the decision basis, traced back to contributions."""
