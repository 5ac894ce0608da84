"""Which terms, quarters or years of a programme lack a meeting (S1-22). Pure."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from gensvar.meetings.terms import terms_without
from gensvar.programmes.models import Cadence

MONTHS_IN_A_QUARTER = 3


def quarter_of(day: date) -> tuple[int, int]:
    """Return the year and the quarter, from 1, that a day lies in."""
    return day.year, (day.month - 1) // MONTHS_IN_A_QUARTER + 1


def lacking(cadence: str, days: Iterable[date], first: date, last: date) -> list[str]:
    """Return the spans from `first` to `last` in which none of `days` lies, as words.

    A programme that meets when it is needed lacks nothing.
    """
    if cadence == Cadence.PER_TERM:
        return [str(term) for term in terms_without(days, first, last)]
    if cadence == Cadence.QUARTERLY:
        held = {quarter_of(day) for day in days}
        words = _("quarter %(number)s of %(year)s")
        return [
            words % {"number": number, "year": year}
            for year, number in _quarters(first, last)
            if (year, number) not in held
        ]
    if cadence == Cadence.YEARLY:
        years = {day.year for day in days}
        return [
            str(year) for year in range(first.year, last.year + 1) if year not in years
        ]
    return []


def _quarters(first: date, last: date) -> Iterable[tuple[int, int]]:
    end = quarter_of(last)
    for year in range(first.year, last.year + 1):
        for number in range(1, 5):
            if quarter_of(first) <= (year, number) <= end:
                yield year, number
