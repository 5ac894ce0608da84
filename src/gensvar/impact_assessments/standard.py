"""The checklists Gensvar comes with, as dated data with sources (S1-37)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FILE = Path(__file__).parent / "standard.toml"
TONGUES = ("sv", "en", "fi")


@dataclass(frozen=True)
class Words:
    """What a checklist or a question is called, its source and from when it goes."""

    key: str
    words: tuple[tuple[str, str], ...]
    advice: tuple[tuple[str, str], ...]
    source: str
    since: date | None
    questions: tuple["Words", ...] = ()

    def __str__(self) -> str:
        return _in_language(self.words)

    @property
    def advised(self) -> str:
        """Return what to do after a yes, in the language of the reader."""
        return _in_language(self.advice) if self.advice else ""


def _in_language(words: tuple[tuple[str, str], ...]) -> str:
    said = dict(words)
    return said.get((get_language() or "sv")[:2], said["sv"])


@cache
def templates() -> tuple[Words, ...]:
    """Return the checklists as they stand in `standard.toml`."""
    read: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))  # Any: from a file
    return tuple(_words(one) for one in read["template"])


def _words(one: dict[str, Any]) -> Words:
    # Any: from a file.
    return Words(
        key=one["key"],
        words=tuple((tag, one[tag]) for tag in TONGUES),
        advice=tuple((tag, one[f"advice_{tag}"]) for tag in TONGUES)
        if "advice_sv" in one
        else (),
        source=one["source"],
        since=one.get("from"),
        questions=tuple(_words(each) for each in one.get("question", ())),
    )


@cache
def _by_key() -> dict[str, Words]:
    return {one.key: one for each in templates() for one in (each, *each.questions)}


def standard(key: str) -> Words | None:
    """Return a checklist or a question that Gensvar comes with."""
    return _by_key().get(key)
