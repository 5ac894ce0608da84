"""What people are never counted by: a group is never a trait of a person."""

import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "sensitive.toml"


@cache
def _pattern(*, of_subjects: bool) -> "re.Pattern[str]":
    read = tomllib.loads(FILE.read_text("utf-8"))
    passed = set(read["subjects"]) if of_subjects else set()
    begins, whole = (
        "|".join(re.escape(word) for word in read[name] if word not in passed)
        for name in ("begins", "whole")
    )
    return re.compile(rf"\b(?:{begins}|(?:{whole})\b)", re.IGNORECASE)


def is_sensitive(words: str) -> bool:
    """Say whether a breakdown or a group names what nobody is counted by."""
    return _pattern(of_subjects=False).search(words) is not None


def names_a_group(words: str) -> bool:
    """Say whether a word to sort organisations by names a group or a trait of people.

    Health and languages are subjects that organisations work with; there, unlike in a
    count of people, the words say nothing of anybody.
    """
    return _pattern(of_subjects=True).search(words) is not None
