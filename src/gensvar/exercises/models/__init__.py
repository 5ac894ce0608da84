"""Exercises, their prompts, the tables of a meeting, and all that tables hand in."""

from gensvar.exercises.models.asking import (
    AskedQuestion,
    AskedState,
    Reply,
    TakenAlong,
)
from gensvar.exercises.models.exercises import (
    Exercise,
    ExerciseKind,
    ExerciseStage,
    Prompt,
)
from gensvar.exercises.models.tables import Board, Seat, SeatingPlan, Table
from gensvar.exercises.models.voting import Ballot, Dot
from gensvar.exercises.models.writing import Confirmation, Entry, Source, Stress

__all__ = [
    "AskedQuestion",
    "AskedState",
    "Ballot",
    "Board",
    "Confirmation",
    "Dot",
    "Entry",
    "Exercise",
    "ExerciseKind",
    "ExerciseStage",
    "Prompt",
    "Reply",
    "Seat",
    "SeatingPlan",
    "Source",
    "Stress",
    "Table",
    "TakenAlong",
]
