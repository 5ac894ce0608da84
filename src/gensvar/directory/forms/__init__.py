"""The forms of the directory of organisations."""
