"""Periods of a plan: quarters, whether they lie in a year, and next year's. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_MONTH_OF_AUTUMN = 7
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Period:
    """Some days, both included."""

    starts_on: date
    ends_on: date

    def lies_in(self, year: int) -> bool:
        """Say whether every day is in a year."""
        return self.starts_on.year == year == self.ends_on.year

    def overlaps(self, other: "Period") -> bool:
        """Say whether two periods have a day in common."""
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on


def quarter(year: int, number: int) -> Period:
    """Return the days of a quarter."""
    first = date(year, 3 * number - 2, 1)
    after = date(year + number // 4, 3 * number % 12 + 1, 1)
    return Period(first, after - timedelta(days=1))


def quarter_of(period: Period) -> int | None:
    """Return which quarter a period is, or nothing: then it is days of its own."""
    year = period.starts_on.year
    return next((one for one in QUARTERS if quarter(year, one) == period), None)


def in_year(period: Period, year: int) -> Period:
    """Return the same days of another year; a quarter stays a quarter."""
    number = quarter_of(period)
    if number is not None:
        return quarter(year, number)
    return Period(_same_day(period.starts_on, year), _same_day(period.ends_on, year))


def in_every_term(period: Period, year: int) -> tuple[Period, Period]:
    """Return the same days of both terms of a year: half a year lies between."""
    here = in_year(period, year)
    there = _half_a_year_away(here)
    spring, autumn = sorted((here, there), key=lambda one: one.starts_on)
    return spring, autumn


def without_overlaps(wanted: Iterable[Period], taken: Iterable[Period]) -> list[Period]:
    """Return the periods that overlap none of those taken, nor one before them."""
    found: list[Period] = []
    known = list(taken)
    for period in wanted:
        if not any(period.overlaps(other) for other in (*known, *found)):
            found.append(period)
    return found


def _half_a_year_away(period: Period) -> Period:
    number = quarter_of(period)
    if number is not None:
        return quarter(period.starts_on.year, (number + 1) % 4 + 1)
    forward = period.starts_on.month < FIRST_MONTH_OF_AUTUMN
    year = period.starts_on.year
    start = _moved(period.starts_on, forward=forward)
    end = start + (period.ends_on - period.starts_on)
    return Period(max(start, date(year, 1, 1)), min(end, date(year, 12, 31)))


def _moved(day: date, *, forward: bool) -> date:
    month = day.month + (6 if forward else -6)
    return _same_day(day.replace(day=1, month=month), day.year, day.day)


def _same_day(day: date, year: int, number: int | None = None) -> date:
    """Return the day with the same date in a year, or the last one of its month."""
    month_after = date(year + day.month // 12, day.month % 12 + 1, 1)
    last = month_after - timedelta(days=1)
    return last.replace(day=min(number or day.day, last.day))
