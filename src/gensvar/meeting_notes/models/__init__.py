"""Notes with their versions, comments and approvals; and what became of ideas."""

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

__all__ = [
    "CarriedQuestion",
    "CommentOutcome",
    "IdeaFate",
    "IdeaOutcome",
    "Notes",
    "NotesApproval",
    "NotesComment",
    "NotesStage",
    "NotesVersion",
    "RaisedFrom",
    "Verdict",
]
