"""Dialogues before they open: consideration, mandate, communication plan, phases."""
