"""What people are never counted by: a group is never a trait of a person."""

import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "sensitive.toml"


@cache
def _pattern() -> "re.Pattern[str]":
    read = tomllib.loads(FILE.read_text("utf-8"))
    begins, whole = (
        "|".join(map(re.escape, read[name])) for name in ("begins", "whole")
    )
    return re.compile(rf"\b(?:{begins}|(?:{whole})\b)", re.IGNORECASE)


def is_sensitive(words: str) -> bool:
    """Say whether a breakdown or a group names what nobody is counted by."""
    return _pattern().search(words) is not None
