"""Notes of meetings that both sides have approved and a decision has made public."""

from dataclasses import dataclass
from datetime import datetime

from gensvar.documents.content import Document
from gensvar.meeting_notes.document import as_document
from gensvar.meeting_notes.models import Notes, NotesStage
from gensvar.meeting_notes.queries.notes import content_in, frame_of, version_of
from gensvar.publishing.models import Publication, Shown


@dataclass(frozen=True)
class NotesShown:
    """Approved notes for everyone."""

    document: Document
    title: str
    body: str
    approved_at: datetime
    made_at: datetime


def notes_shown(public_id: str) -> NotesShown | None:
    """Return the approved notes of a meeting, or None when they may not be read."""
    decided = Publication.objects.filter(
        shown=Shown.NOTES, meeting__public_id=public_id, withdrawn_at__isnull=True
    )
    rows = Notes.objects.filter(
        meeting__in=decided.values("meeting"), stage=NotesStage.APPROVED
    )
    notes = rows.select_related("meeting__body").first()
    version = version_of(notes) if notes else None
    if notes is None or version is None or notes.approved_at is None:
        return None
    return NotesShown(
        as_document(content_in(version), frame_of(notes, version, for_everyone=True)),
        notes.meeting.title,
        notes.meeting.body.name,
        notes.approved_at,
        version.made_at,
    )
