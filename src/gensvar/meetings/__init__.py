"""Meetings: calls, an agenda owned by both sides, guests, attendance, next steps."""
