"""What those who lead exercises add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.exercises.actions import answering, paper, paper_dots, taking
from gensvar.exercises.actions.seating import seat_guests
from gensvar.exercises.models import ExerciseKind, Table
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_tables,
    prompts_of,
)
from tests.make.meetings import make_arrival, make_meeting

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_leading(world: "World", body: Body) -> None:
    """Lead a meeting of its own with something of every kind."""
    _lead(world, body, rows=2)


def grow_leading(world: "World", body: Body, rows: int) -> None:
    """Lead a meeting of its own with so many rows of everything."""
    _lead(world, body, rows=rows)


def _lead(world: "World", body: Body, rows: int) -> None:
    meeting = make_meeting(body)
    by = officer_of(body)
    for number in range(rows):
        make_arrival(meeting, f"Sitter {number}")
    tables = make_tables(rows, meeting)
    seat_guests(meeting, 2, by=by, seed=1)
    late = make_arrival(meeting, "Sen Ankomst")
    words = tuple((f"Område {n}", "tips") for n in range(max(2, min(rows, 30))))
    for number in range(rows):
        title = f"Övning {number}"
        planned = make_exercise(
            meeting, ExerciseKind.STATIONS, words, opens=False, title=title
        )
        close(make_exercise(meeting, ExerciseKind.IDEAS, words, title=title))
    world.kept.update(
        led=str(meeting.pk),
        late=str(late.pk),
        planned=str(planned.pk),
        led_table=str(tables[0].pk),
    )
    _vote_on_paper(world, tables, words)
    _ask_and_take(world, tables)
    _write_on_paper(world, tables, words)


def _vote_on_paper(
    world: "World", tables: list[Table], words: tuple[tuple[str, str], ...]
) -> None:
    meeting = tables[0].meeting
    ranking = make_exercise(meeting, ExerciseKind.RANKING, words)
    options = [prompt.pk for prompt in prompts_of(ranking)]
    places = {option: place for place, option in enumerate(options, 1)}
    by = officer_of(meeting.body)
    paper.enter_ballots(ranking, dict.fromkeys(tables, places), by=by)
    close(ranking)
    world.kept["ranking"] = str(ranking.pk)
    dots = make_exercise(meeting, ExerciseKind.DOTS, words)
    put = {prompt.pk: 1 for prompt in prompts_of(dots)[:1]}
    paper_dots.enter_dots(dots, dict.fromkeys(tables, put), by=by)
    close(dots)
    world.kept["dots"] = str(dots.pk)


def _ask_and_take(world: "World", tables: list[Table]) -> None:
    meeting = tables[0].meeting
    by = officer_of(meeting.body)
    questions = make_exercise(meeting, ExerciseKind.QUESTIONS)
    for table in tables:
        waits = answering.ask_for(questions, fresh_key(), "När?", by=by, table=table)
        asked = answering.ask_for(questions, fresh_key(), "Hur?", by=by, table=table)
        answering.begin_speaking(asked, by=by)
        answering.note_reply(asked, "Ordföranden", "I juni.", "answered", by=by)
        answering.end_speaking(asked, by=by)
    close(questions)
    taken = make_exercise(meeting, ExerciseKind.TAKEN_ALONG)
    for number, _table in enumerate(tables):
        taking.take_along(taken, "region", f"Nämnd {number}", "Tre idéer", by=by)
    close(taken)
    world.kept.update(
        questions=str(questions.pk), taken=str(taken.pk), waits=str(waits.pk)
    )


def _write_on_paper(
    world: "World", tables: list[Table], words: tuple[tuple[str, str], ...]
) -> None:
    meeting = tables[0].meeting
    by = officer_of(meeting.body)
    ideas = make_exercise(meeting, ExerciseKind.IDEAS, words)
    for table in tables:
        for prompt in prompts_of(ideas)[:2]:
            entered = paper.enter_ideas(
                table, prompt, fresh_key(), "Ses oftare (!)", by=by
            )
    world.kept.update(ideas=str(ideas.pk), entered=str(entered[0].pk))
