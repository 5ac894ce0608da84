"""The meeting at which the live exercise is measured, made the way people make it."""

from benchmarks.live_exercise import Room
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import ExerciseKind
from tests.make.exercises import make_exercise, make_tables, prompts_of

AREAS = (("Dialog", ""), ("Kunskap", ""), ("Pengar", ""))


def make_room(tables: int) -> Room:
    """Let so many tables begin to write ideas under three areas."""
    made = make_tables(tables)
    exercise = make_exercise(made[0].meeting, ExerciseKind.IDEAS, AREAS)
    return Room(
        tuple(table.code for table in made),
        board_of(made[0].meeting).key,
        prompts_of(exercise)[0].pk,
    )
