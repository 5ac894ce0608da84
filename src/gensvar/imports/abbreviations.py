"""Short words in notes and what they mean, those that may mean something else marked.

The list in `abbreviations.toml` is a help to read: words are never written out in what
somebody said.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gensvar.notes.tree import Notes

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Abbreviation:
    """What a short word means; `unsure` says why it may mean something else."""

    short: str
    means: str
    unsure: str = ""


@dataclass(frozen=True)
class Found:
    """A short word in some notes, in how many contributions, and the first of them."""

    word: Abbreviation
    number: int
    first: str


@cache
def dictionary() -> dict[str, Abbreviation]:
    """Return the short words that the region has explained."""
    rows = tomllib.loads(FILE.read_text("utf-8"))["words"]
    return {
        short: Abbreviation(short, row["means"], row.get("unsure", ""))
        for row in rows
        for short in row["short"]
    }


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(dictionary(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def abbreviations_in(notes: Notes) -> list[Found]:
    """Return the short words in the contributions, the unsure ones first."""
    texts: dict[str, list[str]] = {}
    for text in _texts(notes):
        for short in dict.fromkeys(_pattern().findall(text)):
            texts.setdefault(short, []).append(text)
    found = [
        Found(dictionary()[short], len(held), held[0]) for short, held in texts.items()
    ]
    return sorted(found, key=lambda one: (not one.word.unsure, one.word.short))


def _texts(notes: Notes) -> Iterator[str]:
    for section in notes.sections:
        for item in section.contributions:
            yield item.text
