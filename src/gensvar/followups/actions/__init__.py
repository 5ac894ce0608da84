"""Promising measures and following them; raising questions and answering them."""

from gensvar.followups.actions.measures import (
    hand_over_measures,
    move_due_day,
    note_measure,
    pass_on_measure,
    promise_measure,
)
from gensvar.followups.actions.questions import (
    answer_question,
    escalate_question,
    move_question,
    note_question,
    pass_on_question,
    raise_question,
    reopen_question,
)

__all__ = [
    "answer_question",
    "escalate_question",
    "hand_over_measures",
    "move_due_day",
    "move_question",
    "note_measure",
    "note_question",
    "pass_on_measure",
    "pass_on_question",
    "promise_measure",
    "raise_question",
    "reopen_question",
]
