"""What stands on paper is read as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gensvar.exercises.actions.paper import enter_ballots, enter_ideas
from gensvar.exercises.models import Ballot, Board, Entry, ExerciseKind, Source
from gensvar.exercises.paper import Line, as_text, lines_in, places_in
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_tables,
    prompts_of,
)
from tests.make.organisations import make_user
from tests.make.workshops import AREAS, RANKS

OPTIONS = (7, 8, 9)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Ses oftare", Line("Ses oftare")),
        ("- Ses oftare (!)", Line("Ses oftare", 1)),
        ("2) Ses oftare (!!)", Line("Ses oftare", 2)),
        ("Viktigt! Ses oftare", Line("Viktigt! Ses oftare")),
        ("Ses (ofta!) (!)", Line("Ses (ofta!)", 1)),
        ("Saker kostar // som grisen (!)", Line("Saker kostar", 1, "som grisen")),
        ("Läs https://exempel.se/a", Line("Läs https://exempel.se/a")),
        ("3 000 unga", Line("3 000 unga")),
    ],
)
def test_a_line_is_an_idea_with_its_mark_and_remark(written: str, line: Line) -> None:
    assert lines_in(written) == [line]


def test_empty_lines_are_no_ideas() -> None:
    assert lines_in("\n  \n - \nEn\r\nTvå\n") == [Line("En"), Line("Två")]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("2,1,2", {7: 2, 8: 1, 9: 2}),
        ("3, 2, 1", {7: 3, 8: 2, 9: 1}),
        ("3 2 1", {7: 3, 8: 2, 9: 1}),
        ("1, -, 2", {7: 1, 9: 2}),
    ],
)
def test_places_are_read_one_by_one(written: str, places: dict[int, int]) -> None:
    assert places_in(written, OPTIONS) == places


@pytest.mark.parametrize(
    "written", ["3,3", "2.5, 1, 3", "1, 2, 4", "a, b, c", "1 2 3 1"]
)
def test_what_is_not_a_ranking_is_refused(written: str) -> None:
    with pytest.raises(Invalid):
        places_in(written, OPTIONS)


@given(st.dictionaries(st.sampled_from(OPTIONS), st.integers(1, 3)))
def test_a_ranking_is_written_and_read_back(places: dict[int, int]) -> None:
    assert places_in(as_text(places, OPTIONS), OPTIONS) == places


@pytest.mark.django_db
def test_the_same_form_twice_is_stored_once_also_after_closing() -> None:
    table, *_ = make_tables()
    exercise = make_exercise(table.meeting, ExerciseKind.IDEAS)
    close(exercise)
    prompt, by, key = (
        prompts_of(exercise)[0],
        officer_of(table.meeting.body),
        fresh_key(),
    )

    for _again in range(2):
        enter_ideas(table, prompt, key, "En\nTvå (!!)\nTvå", by=by)

    kept = Entry.objects.values_list("text", "marked", "source", "entered_by")
    assert list(kept) == [
        ("En", 0, Source.PAPER, by.pk),
        ("Två", 2, Source.PAPER, by.pk),
        ("Två", 0, Source.PAPER, by.pk),
    ]
    with pytest.raises(Invalid):
        enter_ideas(table, prompt, key, "Annat", by=by)


@pytest.mark.django_db
def test_rankings_are_kept_raw_and_a_second_form_changes_nothing() -> None:
    tables = make_tables(8)
    exercise = make_exercise(tables[0].meeting, ExerciseKind.RANKING, AREAS)
    options = [prompt.pk for prompt in prompts_of(exercise)]
    cast = {
        table: dict(zip(options, ranks, strict=True))
        for table, ranks in zip(tables, RANKS, strict=True)
    }
    by = officer_of(tables[0].meeting.body)

    assert len(enter_ballots(exercise, cast, by=by)) == 8
    assert enter_ballots(exercise, cast, by=by) == []

    kept = Ballot.objects.order_by("table__number").values_list("places", flat=True)
    assert [tuple(places[str(option)] for option in options) for places in kept] == [
        *RANKS
    ]


@pytest.mark.django_db
def test_nothing_is_entered_by_others_before_it_began_or_when_the_notes_stand() -> None:
    table, *_ = make_tables()
    meeting, by = table.meeting, officer_of(table.meeting.body)
    planned = make_exercise(meeting, ExerciseKind.IDEAS, opens=False)
    exercise = make_exercise(meeting, ExerciseKind.IDEAS)
    prompt = prompts_of(exercise)[0]

    with pytest.raises(NotAllowed):
        enter_ideas(table, prompt, fresh_key(), "En", by=make_user())
    with pytest.raises(NotYet):
        enter_ideas(table, prompts_of(planned)[0], fresh_key(), "En", by=by)
    with pytest.raises(Invalid):
        enter_ideas(table, prompt, fresh_key(), " \n", by=by)
    Board.objects.filter(meeting=meeting).update(sealed_at=meeting.starts_at)
    with pytest.raises(NotYet):
        enter_ideas(table, prompt, fresh_key(), "En", by=by)
