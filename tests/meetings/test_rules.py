"""Terms, turns to chair, and moments on nights when the clock is turned."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.kernel.errors import Invalid
from gensvar.meetings.models import Side
from gensvar.meetings.moments import minutes_between, moment
from gensvar.meetings.rotation import other, turn, turns
from gensvar.meetings.terms import Term, term_of, terms, terms_without

SIDES = st.sampled_from(list(Side))
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(SIDES, st.integers(0, 500))
def test_the_chair_always_goes_to_the_other_side(first: Side, before: int) -> None:
    assert turn(first, before + 1) == other(turn(first, before))


@given(SIDES, st.lists(st.sampled_from(["", "region", "other"])))
def test_an_exception_never_shifts_whose_turn_it_is(
    first: Side, chaired: list[str]
) -> None:
    found = turns(first, chaired)
    assert [due for due, _ in found] == [turn(first, n) for n in range(len(chaired))]
    assert [wrong for _, wrong in found] == [
        bool(side) and side != turn(first, n) for n, side in enumerate(chaired)
    ]


@given(DAYS, DAYS)
def test_terms_follow_each_other_without_a_gap(first: date, last: date) -> None:
    found = list(terms(first, last))
    assert found == ([] if term_of(last) < term_of(first) else found)
    assert all(one.after == two for one, two in pairwise(found))
    if found:
        assert (found[0], found[-1]) == (term_of(first), term_of(last))


def test_a_term_without_a_meeting_is_found() -> None:
    held = [date(2023, 3, 1), date(2024, 6, 30)]
    lacking = terms_without(held, date(2023, 2, 1), date(2024, 7, 1))
    assert lacking == [Term(2023, is_autumn=True), Term(2024, is_autumn=True)]


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        (date(2027, 3, 28), time(2, 0)),
        (date(2027, 3, 28), time(2, 59)),
        (date(2027, 10, 31), time(2, 0)),
        (date(2027, 10, 31), time(2, 30)),
    ],
)
def test_a_time_that_is_not_one_moment_is_refused_at_its_field(
    day: date, clock: time
) -> None:
    with pytest.raises(Invalid) as refused:
        moment(day, clock, "begins")
    assert refused.value.field == "begins"


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001 -- what a clock shows
def test_a_moment_shows_the_clock_that_was_asked_for(shown: datetime) -> None:
    try:
        found = moment(shown.date(), shown.time())
    except Invalid:
        assert (shown.month, shown.hour) in {(3, 2), (10, 2)}
        return
    there = found.astimezone(UTC).astimezone(found.tzinfo)
    assert there.replace(tzinfo=None) == shown


def test_a_night_lasts_as_long_as_it_lasts() -> None:
    evening, morning = time(22, 0), time(6, 0)
    nights = (date(2027, 3, 27), date(2027, 10, 30), date(2027, 6, 1))
    assert [
        minutes_between(moment(day, evening), moment(day + timedelta(days=1), morning))
        for day in nights
    ] == [7 * 60, 9 * 60, 8 * 60]
