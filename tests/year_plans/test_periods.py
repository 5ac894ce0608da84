"""Quarters and the periods of next year."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.year_plans.periods import (
    QUARTERS,
    Period,
    in_every_term,
    in_year,
    quarter,
    quarter_of,
    without_overlaps,
)

YEARS = st.integers(2001, 2099)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = date(draw(YEARS), 1, 1)
    days = st.integers(0, 364)
    start, end = sorted((draw(days), draw(days)))
    return Period(first + timedelta(start), first + timedelta(end))


@given(period=periods(), year=YEARS)
@settings(max_examples=30)
def test_next_year_lies_in_the_year_and_in_order(period: Period, year: int) -> None:
    for one in (in_year(period, year), *in_every_term(period, year)):
        assert one.lies_in(year)
        assert one.starts_on <= one.ends_on


@given(wanted=st.lists(periods(), max_size=6), taken=st.lists(periods(), max_size=3))
@settings(max_examples=30)
def test_nothing_found_overlaps_anything(
    wanted: list[Period], taken: list[Period]
) -> None:
    found = without_overlaps(wanted, taken)
    known = [*taken, *found]
    for number, one in enumerate(found, start=len(taken)):
        assert not any(one.overlaps(other) for other in known[:number])
    assert without_overlaps(wanted, known) == []


@pytest.mark.parametrize("number", QUARTERS)
def test_a_quarter_is_known_again_and_stays_one(number: int) -> None:
    period = quarter(2024, number)
    assert quarter_of(period) == number
    assert quarter_of(in_year(period, 2025)) == number
    assert [quarter_of(one) for one in in_every_term(period, 2025)] == sorted(
        [number, (number + 1) % 4 + 1]
    )


def test_days_move_with_the_calendar() -> None:
    leap = Period(date(2024, 2, 29), date(2024, 8, 31))
    assert in_year(leap, 2025) == Period(date(2025, 2, 28), date(2025, 8, 31))
    march = Period(date(2025, 3, 10), date(2025, 3, 20))
    assert in_every_term(march, 2026) == (
        Period(date(2026, 3, 10), date(2026, 3, 20)),
        Period(date(2026, 9, 10), date(2026, 9, 20)),
    )
