"""States part the ideas: each has one, and all of them together are all ideas."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.ideas.fates import (
    DECIDED,
    FURTHEST,
    Days,
    Fate,
    Idea,
    Kind,
    Place,
    State,
    chosen,
    furthest,
    line,
    lines,
    oldest_waiting,
    tally,
    time_to_decision,
)

DAY = date(2026, 3, 1)
PLACES = [
    Place(
        f"mote:{n}",
        f"Möte {n}",
        "/",
        DAY + timedelta(n),
        1,
        "Nämnd",
        n % 3,
        f"P{n % 3}",
    )
    for n in range(5)
]
fates = st.builds(
    Fate,
    st.sampled_from(State),
    st.none() | st.dates(DAY, DAY + timedelta(400)),
    st.sampled_from(["", "Pengarna räcker inte."]),
)
ideas = st.lists(st.tuples(st.sampled_from(PLACES), fates), max_size=30).map(
    lambda rows: [
        Idea(f"bord:{n}", Kind.TABLE, "Ses oftare", "sv", place, DAY, fate)
        for n, (place, fate) in enumerate(rows)
    ]
)


@settings(max_examples=30)
@given(ideas)
def test_every_idea_has_one_state_and_stands_in_one_line(some: list[Idea]) -> None:
    whole = tally(some)
    assert whole.total == len(some)
    assert set(whole.counts) == set(State.values)
    shown = [idea.key for state in State for idea in chosen(some, state)]
    assert sorted(shown) == sorted(idea.key for idea in chosen(some, ""))
    for by_meeting in (True, False):
        found = lines(some, by_meeting=by_meeting, loose="Utanför")
        for state in State:
            together = sum(one.tally.counts[state] for one in found)
            assert together == whole.counts[state]
    drawn = line("Totalt", "", some).parts
    assert sum(part.width for part in drawn) == pytest.approx(100 if some else 0)
    known = chosen(some, DECIDED)
    time = time_to_decision(some)
    assert len(known) == (time.count if time else 0)
    assert all(idea.state != State.WAITING for idea in known)


@settings(max_examples=30)
@given(st.lists(fates, max_size=5))
def test_of_several_ways_the_one_that_came_furthest_counts(some: list[Fate]) -> None:
    found = furthest(some)
    reached = [state for state in FURTHEST if state in {fate.state for fate in some}]
    assert found.state == (reached[0] if reached else State.WAITING)


def test_the_time_to_decision_is_counted_from_the_day_it_was_said() -> None:
    def idea(number: int, state: State, days: int | None) -> Idea:
        decided = None if days is None else DAY + timedelta(days)
        fate = Fate(state, decided)
        return Idea(f"bord:{number}", Kind.TABLE, "", "sv", PLACES[0], DAY, fate)

    some = [
        idea(1, State.DONE, 10),
        idea(2, State.REFUSED, 31),
        idea(3, State.TAKEN_UP, None),
        idea(4, State.WAITING, None),
    ]
    assert time_to_decision(some) == Days(20.5, 10, 31, 2)
    assert time_to_decision(some[2:]) is None
    assert oldest_waiting(some, DAY + timedelta(90)) == 90
    assert [one.key for one in chosen(some, DECIDED)] == ["bord:2", "bord:1"]
    assert chosen(some, "")[0].key == "bord:4"
