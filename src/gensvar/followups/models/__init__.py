"""Measures that bodies promise, and questions that somebody waits to have answered."""

from gensvar.followups.models.measures import Measure, MeasureNote, MeasureStatus
from gensvar.followups.models.questions import (
    QuestionNote,
    QuestionState,
    QuestionStep,
    RaisedQuestion,
)

__all__ = [
    "Measure",
    "MeasureNote",
    "MeasureStatus",
    "QuestionNote",
    "QuestionState",
    "QuestionStep",
    "RaisedQuestion",
]
