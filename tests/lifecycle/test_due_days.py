"""Which reminder stands on a day: the rule alone."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.lifecycle.due_days import begins_on, notice_on

DUE = date(2026, 5, 20)
offsets = st.integers(min_value=-40, max_value=120)


def on(offset: int) -> str:
    return notice_on(DUE + timedelta(days=offset), DUE)


@pytest.mark.parametrize(
    ("offset", "notice"),
    [
        *((-15, ""), (-14, "ahead 14"), (-4, "ahead 14"), (-3, "ahead 3")),
        *((0, "ahead 3"), (1, "passed 0"), (7, "passed 0"), (8, "passed 1")),
        *((15, "passed 2"), (365, "passed 52")),
    ],
)
def test_the_days_of_the_rule(offset: int, notice: str) -> None:
    assert on(offset) == notice


def test_what_is_only_told_afterwards_is_not_told_before() -> None:
    assert notice_on(DUE, DUE, ahead=()) == ""
    assert notice_on(DUE + timedelta(days=1), DUE, ahead=()) == "passed 0"


@given(offsets)
def test_a_reminder_stands_from_its_first_day_until_the_next(offset: int) -> None:
    day, notice = DUE + timedelta(days=offset), on(offset)
    if not notice:
        assert offset < -14
        return
    first = begins_on(notice, DUE)
    assert first <= day
    while first <= day:
        assert notice_on(first, DUE) == notice
        first += timedelta(days=1)


def told(days: Iterable[int]) -> list[str]:
    """Return what somebody is told who is reminded on these days and no other."""
    found: list[str] = []
    for offset in sorted(days):
        if (notice := on(offset)) and notice not in found:
            found.append(notice)
    return found


@given(st.sets(offsets))
def test_missed_days_never_give_more_than_one_reminder_a_day(days: set[int]) -> None:
    notices = told(days)

    assert len(notices) <= len(days)
    assert set(notices) <= set(told(range(-40, 121)))
    firsts = [begins_on(notice, DUE) for notice in notices]
    assert firsts == sorted(set(firsts))


def test_every_day_in_order_tells_each_reminder_on_its_first_day() -> None:
    firsts = {
        DUE + timedelta(days=offset)
        for offset in range(-40, 121)
        if on(offset) and on(offset) != on(offset - 1)
    }
    assert firsts == {begins_on(notice, DUE) for notice in told(range(-40, 121))}
