"""What the years come to: nothing counted twice, nothing unknown told as zero."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.dialogues.timing import Timing
from gensvar.indicators.drawings import LABEL, WIDTH, columns, stacked
from gensvar.indicators.years import Told, spread, years_of

DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))
OUTCOMES = st.dictionaries(
    st.sampled_from(["taken_up", "partly", "not"]), st.integers(1, 9)
)


@st.composite
def dialogues(draw: st.DrawFn) -> Told:
    answered = draw(st.none() | DAYS)
    return Told(
        pk=draw(st.integers(1, 10**6)),
        number="2026-00001",
        slug="a",
        title="A",
        body="B",
        level=draw(st.sampled_from(["Rådfråga", "Informera"])),
        began_on=draw(st.none() | DAYS),
        timing=draw(st.sampled_from(Timing)),
        closed_on=draw(st.none() | DAYS),
        answered_on=answered,
        outcomes=draw(OUTCOMES) if answered else {},
    )


@settings(max_examples=30)
@given(st.lists(dialogues(), max_size=6))
def test_every_answered_dialogue_counts_in_one_year_and_parts_make_the_whole(
    told: list[Told],
) -> None:
    years = years_of(told, [])
    assert sum(len(year.answered) for year in years) == len(
        [one for one in told if one.answered_on]
    )
    for year in years:
        assert sum(year.promises.values(), Counter()) == year.outcomes
        days = [one.days for one in year.answered if one.days is not None]
        assert (year.days is None) == (not days)
        if year.days:
            assert min(days) <= year.days.middle <= max(days)
        assert year.rating("fair") is None


@settings(max_examples=30)
@given(st.lists(OUTCOMES, min_size=1, max_size=5))
def test_the_parts_of_a_bar_fill_it_and_a_year_without_any_is_left_empty(
    counts: list[dict[str, int]],
) -> None:
    legend = {"taken_up": "Ja", "partly": "Delvis", "not": "Nej"}
    drawing = stacked("a", "A", legend, list(enumerate(counts, 2020)))
    for row, count in zip(drawing.rows, counts, strict=True):
        width = sum(part.width for part in row.parts)
        assert (abs(width - (WIDTH - LABEL)) < 1) if count else not row.parts


def test_the_middle_of_nothing_is_not_known() -> None:
    assert spread([None, None]) is None
    found = spread([3, None, 1, 2])
    assert found is not None
    assert (found.middle, found.lowest, found.highest, found.count) == (2, 1, 3, 3)
    drawing = columns("a", "A", [(2025, None, ""), (2026, 4.0, "4,0")], 5)
    assert [one.said for one in drawing.columns] == [None, "4,0"]
    day = date(2026, 5, 1)
    late = Told(1, "1", "a", "A", "B", closed_on=day + timedelta(2), answered_on=day)
    assert late.days == 0
