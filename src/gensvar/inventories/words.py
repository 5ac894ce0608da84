"""What a person typed, kept as it was typed: only line ends and NUL are touched."""

LONGEST_TEXT = 20_000


def as_written(text: str) -> str:
    """Return a text as it is kept; empty if nothing was written."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return kept if kept.strip() else ""
