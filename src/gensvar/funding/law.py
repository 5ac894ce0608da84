"""What the law says of a kind of support: dated data with sources (S4-125)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from gensvar.kernel.days import today

FILE = Path(__file__).parent / "law.toml"
TONGUES = ("sv", "en", "fi")


@dataclass(frozen=True)
class LawNote:
    """One note: of which kind of support, what it says, from when, and its source."""

    kind: str
    section: str
    source: str
    since: date | None
    until: date | None
    said: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        said = dict(self.said)
        return said.get((get_language() or "sv")[:2], said["sv"])

    def is_in_force(self, day: date) -> bool:
        """Say whether the note goes for a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@cache
def notes() -> tuple[LawNote, ...]:
    """Return the notes as they stand in `law.toml`."""
    read: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))  # Any: from a file
    return tuple(
        LawNote(
            kind=one["kind"],
            section=one["section"],
            source=one["source"],
            since=one.get("from"),
            until=one.get("to"),
            said=tuple((tag, one[tag]) for tag in TONGUES),
        )
        for one in read["note"]
    )


def note_on(kind: str, day: date | None = None) -> LawNote | None:
    """Return what the law says of a kind of support on a day, if it says anything."""
    found = [one for one in notes() if one.kind == kind]
    return next((one for one in found if one.is_in_force(day or today())), None)
