"""People meet as many others as possible, and their own as seldom as possible."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.analysis.seating import seat


def guests(number: int, organisations: int) -> dict[str, str]:
    return {f"p{n:02}": f"o{n % organisations}" for n in range(number)}


def test_nine_people_at_three_tables_all_meet_in_four_rounds() -> None:
    # The affine plane of order three: the best that is possible at all.
    seated = seat({f"p{n}": "" for n in range(9)}, tables=3, rounds=4)

    assert (seated.met, seated.possible) == (36, 36)


def test_fifty_nine_people_of_forty_five_organisations_sit_apart() -> None:
    seated = seat(guests(59, 45), tables=8, rounds=3)

    assert seated.with_own == 0
    pairs = 3 * sum(len(t) * (len(t) - 1) // 2 for t in seated.rounds[0])
    assert seated.met >= 0.97 * pairs


def test_one_large_organisation_is_spread_evenly() -> None:
    people = {f"a{n}": "large" for n in range(6)} | {f"b{n}": "" for n in range(6)}
    (tables,) = seat(people, tables=3, rounds=1).rounds

    assert sorted(sum(k.startswith("a") for k in table) for table in tables) == [
        *(2, 2, 2)
    ]


@pytest.mark.parametrize(("tables", "rounds"), [(0, 1), (1, 0), (4, 1)])
def test_what_cannot_be_seated_is_refused(tables: int, rounds: int) -> None:
    with pytest.raises(ValueError, match="table"):
        seat(guests(3, 3), tables, rounds)


@given(
    st.integers(1, 24),
    st.integers(1, 6),
    st.integers(1, 3),
    st.integers(1, 5),
    st.data(),
)
def test_everyone_has_one_seat_in_every_round(
    number: int, tables: int, rounds: int, organisations: int, data: st.DataObject
) -> None:
    tables = min(tables, number)
    people = guests(number, organisations)
    seated = seat(people, tables, rounds, seed=data.draw(st.integers(0, 9)))

    assert len(seated.rounds) == rounds
    for one in seated.rounds:
        assert sorted(key for table in one for key in table) == sorted(people)
        sizes = {len(table) for table in one}
        assert max(sizes) - min(sizes) <= 1
    together = {
        frozenset(pair)
        for one in seated.rounds
        for table in one
        for pair in combinations(table, 2)
    }
    assert seated.met == len(together)


def test_the_same_wish_gives_the_same_seating() -> None:
    assert seat(guests(20, 7), 4, 3, seed=5) == seat(guests(20, 7), 4, 3, seed=5)
