"""Ballots are read in every honest way, exactly, and never repaired."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.analysis.ballots import account, duels, mid_ranks, readings

OPTIONS = ("dialogue", "knowledge", "funding")
# Eight ballots of three options, of which the second, sixth and seventh are incomplete.
PLACES = (
    *((3, 2, 1), (2, 1, 2), (3, 2, 1), (3, 1, 2)),
    *((3, 2, 1), (1, 1, 2), (3, 1, 1), (3, 1, 2)),
)
EIGHT = [dict(zip(OPTIONS, places, strict=True)) for places in PLACES]
F = Fraction


def scores(which: str, *, complete: bool = False) -> list[Fraction]:
    told = account(OPTIONS, EIGHT)
    rows = told.complete_only if complete else told.every_ballot
    reading = next(row for row in rows if row.method == which)
    return [reading.scores[name] for name in OPTIONS]


def test_the_means_of_all_and_of_complete_ballots_change_places() -> None:
    assert scores("mean") == [F(21, 8), F(11, 8), F(12, 8)]
    assert scores("mean", complete=True) == [F(3), F(8, 5), F(7, 5)]


def test_ties_share_the_places_they_fill() -> None:
    assert mid_ranks({"a": 1, "b": 1, "c": 2}) == {"a": F(3, 2), "b": F(3, 2), "c": 3}
    assert scores("mid_rank") == [F(11, 4), F(3, 2), F(7, 4)]


def test_pairs_are_counted_ballot_by_ballot() -> None:
    pairs = {(d.one, d.other): d for d in duels(OPTIONS, EIGHT)}
    met = pairs["knowledge", "funding"]

    assert (met.for_one, met.for_other, met.ties) == (4, 3, 1)
    assert met.winner == "knowledge"


def test_it_is_said_that_the_order_depends_on_incomplete_ballots() -> None:
    told = account(OPTIONS, EIGHT)

    assert (told.ballots, told.complete) == (8, 5)
    assert {row.first for row in told.every_ballot if row.method != "median"} == {
        ("knowledge",)
    }
    assert told.depends == "on_incomplete"


def test_nothing_is_said_of_nothing() -> None:
    told = account(OPTIONS, [{}, {}])

    assert told.depends == "no_ballots"
    assert all(row.first == () for row in told.every_ballot)


def test_an_option_nobody_placed_comes_last() -> None:
    (mean, *_rest) = account(OPTIONS, [{"funding": 1}]).every_ballot

    assert mean.order == (("funding",), ("dialogue", "knowledge"))


@pytest.mark.parametrize(
    ("options", "ballots"),
    [(("a", "a"), []), (("a", "b"), [{"c": 1}])],
)
def test_what_is_not_a_ballot_is_refused(
    options: tuple[str, ...], ballots: list[dict[str, int]]
) -> None:
    with pytest.raises(ValueError, match="option"):
        account(options, ballots)


complete = st.lists(
    st.permutations([1, 2, 3, 4]).map(lambda p: dict(zip("abcd", p, strict=True))),
    min_size=1,
    max_size=12,
)
partial = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 4), max_size=4), max_size=12
)


@given(complete)
def test_on_complete_ballots_mean_mid_rank_and_borda_agree(
    ballots: list[dict[str, int]],
) -> None:
    mean, _median, mid_rank, borda, _pairwise = readings("abcd", ballots)

    assert mean.order == mid_rank.order == borda.order
    assert account("abcd", ballots).complete == len(ballots)


@given(partial)
def test_every_option_stands_in_every_order_once(
    ballots: list[dict[str, int]],
) -> None:
    for reading in account("abcd", ballots).every_ballot:
        assert sorted(name for group in reading.order for name in group) == list("abcd")


@given(partial, st.randoms())
def test_the_order_in_which_ballots_come_changes_nothing(
    ballots: list[dict[str, int]], chance: Random
) -> None:
    mixed = list(ballots)
    chance.shuffle(mixed)

    assert account("abcd", mixed) == account("abcd", ballots)


@given(partial)
def test_points_are_neither_made_nor_lost(ballots: list[dict[str, int]]) -> None:
    told = account("abcd", ballots)
    borda = next(row for row in told.every_ballot if row.method == "borda")
    pairwise = next(row for row in told.every_ballot if row.method == "pairwise")

    assert sum(borda.scores.values()) == 6 * told.ballots
    assert sum(pairwise.scores.values()) == (6 if told.ballots else 0)


def test_names_do_not_matter() -> None:
    for names in permutations(OPTIONS):
        told = account(names, EIGHT)
        assert told.depends == "on_incomplete"
