"""What is assigned to bodies, what they report, and what the board answers."""

from gensvar.assignments.models.assignments import (
    AssignedBody,
    AssignedStatus,
    Assignment,
    AssignmentNote,
)
from gensvar.assignments.models.reports import (
    ActivityReport,
    AnswerCorrection,
    AnswerMeasure,
    Escalation,
    ReportAnswer,
)

__all__ = [
    "ActivityReport",
    "AnswerCorrection",
    "AnswerMeasure",
    "AssignedBody",
    "AssignedStatus",
    "Assignment",
    "AssignmentNote",
    "Escalation",
    "ReportAnswer",
]
