"""What lag 2009:724 asks of a region on a day, as dated data with its source (S1-03).

Paraphrases; nothing here says that the region complies with the act. A lawyer confirms.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FILE = Path(__file__).parent / "law.toml"
TONGUES = ("sv", "en", "fi")


@dataclass(frozen=True)
class Obligation:
    """One obligation: its §, what it asks, where it holds, and between what days."""

    key: str
    paragraph: str
    words: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    since: date
    until: date | None
    source: str

    def __str__(self) -> str:
        said = dict(self.words)
        language = (get_language() or "sv")[:2]
        return said.get(language, said["sv"])

    def holds_on(self, day: date) -> bool:
        """Say whether the act held this on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def obligations() -> tuple[Obligation, ...]:
    """Return every obligation as it stands in `law.toml`."""
    read: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))  # Any: from a file
    return tuple(
        Obligation(
            key=one["key"],
            paragraph=one["paragraph"],
            words=tuple((tag, one[tag]) for tag in TONGUES),
            areas=tuple(one.get("area", ())),
            since=one["from"],
            until=one.get("until"),
            source=one["source"],
        )
        for one in read["obligation"]
    )


def obligations_on(day: date, areas: Collection[str]) -> list[Obligation]:
    """Return what holds on a day for a region in the administrative areas of languages.

    An obligation without area holds everywhere; one with areas, in any of them.
    """
    return [
        one
        for one in obligations()
        if one.holds_on(day) and (not one.areas or set(one.areas) & set(areas))
    ]
