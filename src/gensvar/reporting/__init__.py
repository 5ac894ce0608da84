"""Reporting: the register of a dialogue, and its whole export for a records request."""
