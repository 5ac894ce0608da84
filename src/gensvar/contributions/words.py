"""What a person typed, kept as it was typed.

Three things are changed and nothing else: line ends become one sign, NUL is left out
because PostgreSQL cannot keep it, and a text of nothing but white space is no text.
Markup, direction marks and double spaces stay; they are made harmless where they are
shown, not where they are kept.
"""

LONGEST_TEXT = 20_000


def as_written(text: str) -> str:
    """Return a text as it is kept; empty if nothing was written."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return kept if kept.strip() else ""


def on_one_line(text: str) -> str:
    """Return a name or an address as it is kept: one line, no outer space."""
    return " ".join(text.replace("\0", "").split())


def is_too_long(text: str) -> bool:
    """Say whether a text is longer than we take; counted in signs, not in bytes."""
    return len(text) > LONGEST_TEXT
