"""Giving assignments, reporting on them, answering, and taking it higher."""

from gensvar.assignments.actions.assignments import (
    Given,
    call_off,
    give_also_to,
    give_assignment,
    say_how_it_goes,
)
from gensvar.assignments.actions.reports import (
    Answered,
    Reported,
    answer_report,
    correct_answer,
    promise_in_answer,
    report_activity,
    take_higher,
)

__all__ = [
    "Answered",
    "Given",
    "Reported",
    "answer_report",
    "call_off",
    "correct_answer",
    "give_also_to",
    "give_assignment",
    "promise_in_answer",
    "report_activity",
    "say_how_it_goes",
    "take_higher",
]
