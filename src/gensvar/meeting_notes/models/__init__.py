"""Notes with versions, comments and approvals; ideas and plans; who has been told."""

from gensvar.meeting_notes.models.disposals import MeetingDisposal
from gensvar.meeting_notes.models.following import (
    CarriedQuestion,
    IdeaFate,
    IdeaOutcome,
    RaisedFrom,
)
from gensvar.meeting_notes.models.notes import (
    CommentOutcome,
    Notes,
    NotesApproval,
    NotesComment,
    NotesStage,
    NotesVersion,
    Verdict,
)
from gensvar.meeting_notes.models.passing import Direction, PassedOn
from gensvar.meeting_notes.models.plans import Plan, PlanPoint, PointLink

__all__ = [
    "CarriedQuestion",
    "CommentOutcome",
    "Direction",
    "IdeaFate",
    "IdeaOutcome",
    "MeetingDisposal",
    "Notes",
    "NotesApproval",
    "NotesComment",
    "NotesStage",
    "NotesVersion",
    "PassedOn",
    "Plan",
    "PlanPoint",
    "PointLink",
    "RaisedFrom",
    "Verdict",
]
