"""Governing documents in a register: type, decision, validity, day of review."""
