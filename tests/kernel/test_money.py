"""Tests of rounding money and of writing it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.kernel.money import KRONA, Rounding, Way, said

SUMS = st.fractions(min_value=0, max_value=10_000_000)
STEPS = st.sampled_from([1, 50, KRONA, 100 * KRONA])


@pytest.mark.parametrize(
    ("exact", "way", "rounded"),
    [
        ("206280", Way.HALF_UP, 206_300),
        ("28650", Way.HALF_EVEN, 28_600),
        ("28650", Way.DOWN, 28_600),
        ("32850", Way.HALF_UP, 32_900),
        ("107550", Way.HALF_UP, 107_600),
        ("100001", Way.UP, 100_100),
        ("100000", Way.UP, 100_000),
    ],
)
def test_kronor_are_rounded_as_the_rule_says(
    exact: str, way: Way, rounded: int
) -> None:
    assert Rounding(way)(Fraction(exact)) == rounded


@given(SUMS, STEPS, st.sampled_from(Way))
def test_rounding_lands_on_a_step_less_than_one_step_away(
    exact: Fraction, step: int, way: Way
) -> None:
    rounded = Rounding(way, step)(exact)
    assert rounded % step == 0
    assert abs(rounded - exact) < step
    if way in {Way.HALF_UP, Way.HALF_EVEN}:
        assert abs(rounded - exact) * 2 <= step


@given(SUMS, STEPS, st.sampled_from(Way))
def test_what_is_round_stays_as_it_is(exact: Fraction, step: int, way: Way) -> None:
    rounding = Rounding(way, step)
    assert rounding(Fraction(rounding(exact))) == rounding(exact)


def test_a_debt_is_not_a_sum() -> None:
    with pytest.raises(ValueError, match="never negative"):
        Rounding()(Fraction(-1))
    with pytest.raises(ValueError, match="at least one"):
        Rounding(step=0)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0 kr"),
        (180_000, "1 800 kr"),
        (2_850, "28,50 kr"),
        (5, "0,05 kr"),
        (123_456_789, "1 234 567,89 kr"),
    ],
)
def test_sums_are_written_the_swedish_way(amount: int, words: str) -> None:
    assert said(amount) == words.replace(" ", "\u00a0")
