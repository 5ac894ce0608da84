"""Two degrees of emphasis, never a number that looks like votes."""

import pytest

from gensvar.exercises.emphasis import emphasis


@pytest.mark.parametrize(
    ("others", "marked", "degree"),
    [(0, 0, 0), (1, 0, 1), (2, 0, 1), (3, 0, 2), (40, 0, 2), (0, 2, 2), (1, 9, 2)],
)
def test_one_or_two_others_give_one_mark_and_three_give_two(
    others: int, marked: int, degree: int
) -> None:
    assert emphasis(others, marked) == degree
