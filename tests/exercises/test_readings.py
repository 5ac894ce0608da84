"""A ranking is told in one plain sentence; the figures are those of section 1.5."""

from fractions import Fraction

import pytest
from django.utils.translation import override

from gensvar.analysis.ballots import Account, account
from gensvar.exercises.readings import exactly, told
from tests.make.workshops import RANKS

J, K, F = "Samma villkor", "Lära känna", "Stöd som håller"


def section_1_5() -> Account:
    return account([J, K, F], [dict(zip((J, K, F), r, strict=True)) for r in RANKS])


def test_every_way_of_counting_stands_side_by_side_and_is_exact() -> None:
    with override("sv"):
        read = told(section_1_5())

    assert {row.method: row.scores for row in read.every_ballot} == {
        "mean": ("2,6 (21/8)", "1,4 (11/8)", "1,5"),
        "median": ("3", "1", "1,5"),
        "mid_rank": ("2,8 (11/4)", "1,5", "1,8 (7/4)"),
        "borda": ("2", "12", "10"),
        "pairwise": ("0", "2", "1"),
    }
    whole = {row.method: row.scores for row in read.complete_only}
    assert whole["mean"] == ("3", "1,6", "1,4")
    assert read.complete_only[0].order.startswith(f"”{F}”")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "sv",
            (
                "Vad som kommer först beror på rangordningar som inte är fullständiga: "
                f"med alla rangordningar är det ”{K}”, med bara fullständiga ”{F}”."
            ),
        ),
        (
            "en",
            (
                "What comes first depends on rankings that are not complete: with all "
                f"rankings it is “{K}”, with complete rankings only “{F}”."
            ),
        ),
        (
            "fi",
            (
                "Se, mikä on ensimmäinen, riippuu epätäydellisistä järjestyksistä: "
                f"kaikkien järjestysten mukaan se on ”{K}”, vain täydellisten mukaan "
                f"”{F}”."
            ),
        ),
    ],
)
def test_one_sentence_says_what_the_order_depends_on(
    language: str, sentence: str
) -> None:
    with override(language):
        assert told(section_1_5()).sentence == sentence


def test_other_sentences_are_said_where_they_hold() -> None:
    with override("en"):
        none = told(account(["A", "B"], []))
        sure = told(account(["A", "B"], [{"A": 1, "B": 2}]))
        even = told(account(["A", "B"], [{"A": 1, "B": 2}, {"A": 2, "B": 1}]))
        ways = told(
            account(
                ["A", "B", "C"],
                [{"A": 1, "B": 2, "C": 3}] * 3 + [{"B": 1, "C": 2, "A": 3}] * 2,
            )
        )
    assert none.sentence == "No table has ranked yet."
    assert sure.sentence == "“A” comes first, however one counts."
    assert even.sentence == "“A” and “B” stand even at the top, however one counts."
    assert ways.sentence.startswith("What comes first depends on how one counts")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(21, 8), "2,6 (21/8)"),
        (Fraction(11, 8), "1,4 (11/8)"),
        (Fraction(3, 2), "1,5"),
        (Fraction(2), "2"),
        (Fraction(8, 3), "2,7 (8/3)"),
        (Fraction(1, 20), "0,1 (1/20)"),
    ],
)
def test_a_rounded_number_stands_beside_its_fraction(
    value: Fraction, said: str
) -> None:
    with override("sv"):
        assert exactly(value) == said
