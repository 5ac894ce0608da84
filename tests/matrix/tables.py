"""What tables at a live exercise add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.exercises.actions import asking, confirming, stressing, voting
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import Exercise, ExerciseKind, Table
from gensvar.organisations.models import Body
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)
from tests.make.meetings import make_meeting

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_tables(world: "World", body: Body) -> None:
    """Let two tables work at a meeting of its own, which goes on."""
    one, other = make_tables(2, make_meeting(body))
    _vote(one)
    exercise = make_exercise(one.meeting, rounds=2)
    here = prompts_of(exercise)[0]
    idea, others = make_idea(one, here, "Ses oftare"), make_idea(other, here, "Fika")
    stressing.stress(idea, table=other)
    confirming.confirm(exercise, table=other)
    world.kept.update(
        table=one.code,
        board=board_of(one.meeting).key,
        own_idea=str(idea.pk),
        others_idea=str(others.pk),
    )


def grow_tables(world: "World", body: Body, rows: int) -> None:
    """Let so many tables write so many ideas, stress them and vote."""
    tables = make_tables(rows + 1, make_meeting(body))
    first, *rest = tables
    words = tuple((f"Område {number}", "") for number in range(min(rows, 30)))
    _vote(first, rest, words)
    exercise = make_exercise(first.meeting, ExerciseKind.IDEAS, words)
    for table, prompt in zip(rest, prompts_of(exercise), strict=False):
        idea = make_idea(table, prompt, "Fika")
        stressing.stress(idea, table=first)
        own = make_idea(first, prompt, "Ses")
        confirming.confirm(exercise, table=table)
    world.kept.update(
        table=first.code,
        board=board_of(first.meeting).key,
        own_idea=str(own.pk),
        others_idea=str(idea.pk),
    )


def _vote(
    first: Table,
    rest: list[Table] | None = None,
    words: tuple[tuple[str, str], ...] = (("Ett", ""), ("Två", "")),
) -> None:
    tables = [first, *(rest or [])]
    for kind in (ExerciseKind.RANKING, ExerciseKind.DOTS, ExerciseKind.QUESTIONS):
        exercise = make_exercise(first.meeting, kind, words)
        for table in tables:
            _hand_in(exercise, table)
        close(exercise)


def _hand_in(exercise: Exercise, table: Table) -> None:
    options = [prompt.pk for prompt in prompts_of(exercise)]
    if exercise.kind == ExerciseKind.RANKING:
        places = {option: place for place, option in enumerate(options, 1)}
        voting.cast(exercise, fresh_key(), places, table=table)
    elif exercise.kind == ExerciseKind.DOTS:
        voting.put_dots(exercise, f"voter {table.pk}", {options[0]: 1}, table=table)
    else:
        asking.ask(exercise, fresh_key(), "När då?", table=table)
