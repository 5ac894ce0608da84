"""What SFS 2022:66 says, as dated data with its source; the act itself decides.

The data are paraphrases. They are chosen by a person, with a reason; nothing here says
that a choice is lawful.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FILE = Path(__file__).parent / "law.toml"
BEGUN_BEFORE, ABSTAINED = "begun_before", "abstained"


@dataclass(frozen=True)
class Ground:
    """One ground on which the act may not ask for consultation (3–5 §§)."""

    key: str
    paragraph: str
    kind: str
    words: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        said = dict(self.words)
        language = (get_language() or "sv")[:2]
        return f"{said.get(language, said['sv'])} ({self.paragraph})"


@dataclass(frozen=True)
class Act:
    """The act: its number, source, first day for regions, and the grounds."""

    number: str
    source: str
    since: date
    grounds: tuple[Ground, ...]


@cache
def act() -> Act:
    """Return the act as it stands in `law.toml`."""
    read: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))  # Any: from a file
    grounds = tuple(
        Ground(
            one["key"],
            one["paragraph"],
            one["kind"],
            tuple((tag, one[tag]) for tag in ("sv", "en", "fi")),
        )
        for one in read["ground"]
    )
    return Act(read["number"], read["source"], read["from"], grounds)


def began_before(opened_on: date) -> bool:
    """Say whether a matter was opened before the act began to hold for regions."""
    return opened_on < act().since


def grounds_for(opened_on: date) -> list[Ground]:
    """Return the grounds that can be chosen in a matter opened on a day."""
    return [
        ground
        for ground in act().grounds
        if ground.key != BEGUN_BEFORE or began_before(opened_on)
    ]


def ground(key: str) -> Ground | None:
    """Return the ground with a key, or None when there is none."""
    return next((one for one in act().grounds if one.key == key), None)
