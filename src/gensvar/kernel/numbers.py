"""Numbers that come in the hidden fields of forms."""

# What the database can hold as a key has fewer digits than this.
MOST_DIGITS = 18


def whole(text: str, otherwise: int = 0) -> int:
    """Return the whole number that a text is, or `otherwise` when it is none.

    A text too long to be a number of ours is none: Python refuses to read it, and the
    database to look for it.
    """
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else otherwise
