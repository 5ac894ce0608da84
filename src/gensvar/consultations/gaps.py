"""What information is lacking in a year: groups and languages that got none. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

# The area is one for Sámi; information in any of the Sámi languages is in it.
SAMI_LANGUAGES = frozenset({"se", "smj", "sma", "sje", "sju"})
SAMI = "smi"


@dataclass(frozen=True)
class Told:
    """One action as it counts: its year, the group (None for all), the language."""

    year: int
    group: int | None
    language: str


@dataclass(frozen=True)
class Area:
    """The region belongs to the area of a language between two days."""

    language: str
    since: date
    until: date | None = None

    def holds_in(self, year: int) -> bool:
        """Say whether the region belonged to the area on some day of a year."""
        return self.since.year <= year and (
            self.until is None or self.until.year >= year
        )


def languages_without(
    told: Iterable[Told], areas: Iterable[Area], year: int
) -> list[str]:
    """Return the languages of areas in which nobody was told anything in a year."""
    used = {_area_of(one.language) for one in told if one.year == year}
    wanted = dict.fromkeys(area.language for area in areas if area.holds_in(year))
    return [language for language in wanted if language not in used]


def groups_without(
    told: Iterable[Told], groups: Collection[int], year: int
) -> list[int]:
    """Return the groups that were told nothing in a year; "all groups" tells each."""
    reached = {one.group for one in told if one.year == year}
    return [] if None in reached else [one for one in groups if one not in reached]


def _area_of(language: str) -> str:
    """Return which area a language belongs to; a part of its tag does not matter."""
    main = language.lower().split("-")[0]
    return SAMI if main in SAMI_LANGUAGES else main
