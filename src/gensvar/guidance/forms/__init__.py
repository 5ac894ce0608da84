"""The forms of guidance."""
