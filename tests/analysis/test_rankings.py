"""Rankings: exact means, ballots that are not complete, and what that changes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.analysis.rankings import Verdict, exact, find_incomplete, weigh

DIALOGUE = {
    "J": [3, 2, 3, 3, 3, 1, 3, 3],
    "K": [2, 1, 2, 1, 2, 1, 1, 1],
    "F": [1, 2, 1, 2, 1, 2, 1, 2],
}


def test_all_values_and_complete_ballots_are_told_apart() -> None:
    result = weigh(DIALOGUE)

    assert result.complete_only is not None
    assert result.all_values.means == {
        "J": Fraction(21, 8),
        "K": Fraction(11, 8),
        "F": Fraction(3, 2),
    }
    assert result.complete_only.means == {
        "J": 3,
        "K": Fraction(8, 5),
        "F": Fraction(7, 5),
    }
    assert result.incomplete == (2, 6, 7)
    assert result.verdict == Verdict("top_two_change_places", "K", "F")


def test_the_same_order_is_said() -> None:
    result = weigh({"A": [1, 1, 1], "B": [2, 2, 2]})

    assert result.verdict.code == "same_order"
    assert result.all_values.order == (("A",), ("B",))


def test_ties_stand_together() -> None:
    result = weigh({"A": [1, 2], "B": [2, 1]})

    assert result.all_values.order == (("A", "B"),)
    assert result.verdict.code == "same_order"


def test_a_tie_in_one_reading_is_not_a_change_of_places() -> None:
    result = weigh({"A": [1, 2, 1], "B": [2, 1, 2], "C": [3, 3, 1]})

    assert result.incomplete == (3,)
    assert result.verdict.code == "tie_on_top"


def test_a_change_below_the_top_is_another_order() -> None:
    votes = {"A": [1, 1, 1, 1], "B": [2, 2, 3, 3], "C": [3, 3, 2, 1]}

    assert weigh(votes).verdict.code == "order_changes"


def test_without_complete_ballots_nothing_is_compared() -> None:
    result = weigh({"A": [1, 1], "B": [1, 1]})

    assert result.complete_only is None
    assert result.verdict.code == "no_complete_ballots"


def test_unequal_numbers_of_values_have_no_ballots() -> None:
    result = weigh({"A": [1, 2], "B": [2]})

    assert (result.aligned, result.incomplete, result.ballots) == (False, (), 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(21, 8), "2.625"),
        (Fraction(3), "3.0"),
        (Fraction(8, 5), "1.6"),
        (Fraction(8, 3), "8/3"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(1, 80), "0.0125"),
    ],
)
def test_fractions_are_written_without_rounding(value: Fraction, text: str) -> None:
    assert exact(value) == text
    assert Fraction(text) == value


@given(st.fractions())
def test_every_written_fraction_reads_back(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@given(st.lists(st.permutations([1, 2, 3]), min_size=1, max_size=9))
def test_permutations_are_complete(ballots: list[list[int]]) -> None:
    votes = {name: [ballot[n] for ballot in ballots] for n, name in enumerate("ABC")}

    assert find_incomplete(votes) == ()
    assert weigh(votes).verdict.code == "same_order"
