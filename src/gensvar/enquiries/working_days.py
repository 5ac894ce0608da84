"""Counting in working days, by the law on holidays in `working_days.toml`."""

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

_LAW = tomllib.loads((Path(__file__).parent / "working_days.toml").read_text("utf-8"))[
    "law"
]
_DAY = timedelta(days=1)
FRIDAY, SATURDAY = 4, 5
JUNE = 6


def easter(year: int) -> date:
    """Return Easter Sunday of a year (the rule of Gauss, as Meeus writes it)."""
    century, rest = divmod(year, 100)
    leaps, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leaps - moon + 15) % 30
    week = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(32)
def _holidays(year: int) -> frozenset[date]:
    found = {date(year, month, day) for month, day in _LAW["fixed"]}
    found |= {easter(year) + _DAY * days for days in _LAW["from_easter"]}
    first, last = _LAW["midsummer_eve"]
    june = (date(year, JUNE, day) for day in range(first, last + 1))
    return frozenset(found | {day for day in june if day.weekday() == FRIDAY})


def is_working_day(day: date) -> bool:
    """Say whether people at the region work on a day."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def working_days_after(day: date, number: int) -> date:
    """Return the day that comes so many working days after a day."""
    while number > 0:
        day += _DAY
        number -= is_working_day(day)
    return day


def working_days_before(day: date, number: int) -> date:
    """Return the day that comes so many working days before a day."""
    while number > 0:
        day -= _DAY
        number -= is_working_day(day)
    return day
