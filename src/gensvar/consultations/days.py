"""The groups' own days: when no samråd with them should be planned. Pure.

Fixed days, and those that move by the Hebrew calendar, stand in `days.toml` with a
source. The days of a holiday are those of the daylight; it begins the evening before.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FILE = Path(__file__).parent / "days.toml"
TONGUES = ("sv", "en", "fi")
# The new year of the Hebrew calendar falls in the autumn of year + 3761 (1 tishri).
YEARS_BEFORE = 3761
# 1 tishri of year 1, counted as `date.toordinal` does.
EPOCH = -1373427
SATURDAY = 5


@dataclass(frozen=True)
class GroupDay:
    """One day of a group in one year; `is_checked` if its source has been looked at."""

    group: str
    day: date
    words: tuple[tuple[str, str], ...]
    source: str
    is_checked: bool

    def __str__(self) -> str:
        said = dict(self.words)
        return said.get((get_language() or "sv")[:2], said["sv"])


@cache
def days_of(year: int) -> tuple[GroupDay, ...]:
    """Return the days of all groups in a year, the first one first."""
    read: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))  # Any: from a file
    fixed = (_day(one, date(year, one["month"], one["day"])) for one in read["day"])
    return tuple(
        sorted((*fixed, *_moving(read["moving"], year)), key=lambda one: one.day)
    )


def _moving(rows: list[dict[str, Any]], year: int) -> Iterator[GroupDay]:
    new_year = hebrew_new_year(year)
    for one in rows:
        for number in range(one["days"]):
            yield _day(one, new_year + timedelta(one["after_new_year"] + number))


def _day(one: dict[str, Any], day: date) -> GroupDay:
    return GroupDay(
        group=one["group"],
        day=day,
        words=tuple((tag, one[tag]) for tag in TONGUES),
        source=one["source"],
        is_checked=one["checked"],
    )


def hebrew_new_year(year: int) -> date:
    """Return the day of 1 tishri in the autumn of a year (Rosh Hashanah).

    By the rules of the calendar: the mean new moon, and the delays of the new year.
    """
    number = year + YEARS_BEFORE
    before, this, after = (_elapsed(number + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(EPOCH + this + delay)


def _elapsed(number: int) -> int:
    """Return the days from the epoch to the new moon of a Hebrew new year."""
    months = (235 * number - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def falls_on(group: str, day: date) -> GroupDay | None:
    """Return the group's own day that a day is, or nothing."""
    return next(
        (one for one in days_of(day.year) if one.group == group and one.day == day),
        None,
    )
