"""The door for guests: read notes, comment, see what became of it, and approve."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from gensvar.documents.content import Document
from gensvar.followups.models import QuestionState
from gensvar.kernel import secrets
from gensvar.meeting_notes.actions import agreeing
from gensvar.meeting_notes.actions.passing import tell_members as tell_members
from gensvar.meeting_notes.document import as_document
from gensvar.meeting_notes.document.drawing import heading_of
from gensvar.meeting_notes.models import Notes, NotesApproval, NotesStage, NotesVersion
from gensvar.meeting_notes.models import Verdict as Verdict
from gensvar.meeting_notes.policies import speaks_for
from gensvar.meeting_notes.queries import notes as queries
from gensvar.meeting_notes.queries.following import raised_at
from gensvar.meeting_notes.queries.passing import has_told_members as has_told_members
from gensvar.meetings.models import Guest, MeetingStage

__all__ = [
    "MyComment",
    "NotesSeen",
    "QuestionSeen",
    "Verdict",
    "as_file_of",
    "can_tell_members",
    "comment",
    "fresh_key",
    "has_notes",
    "has_told_members",
    "judge",
    "my_questions",
    "notes_seen",
    "tell_members",
    "to_pass_on",
]


@dataclass(frozen=True)
class MyComment:
    """What a guest said of the notes, and what became of it."""

    part: str
    words: str
    state: str
    outcome: str | Promise
    reason: str


@dataclass(frozen=True)
class NotesSeen:
    """The notes of a meeting as one guest sees them."""

    document: Document
    stage: str
    number: int
    parts: tuple[tuple[str, str], ...]
    takes_comments: bool
    comments_by: date | None
    may_judge: bool
    verdict: str
    dissent: str
    comments: tuple[MyComment, ...]

    @property
    def comments_closed(self) -> bool:
        """Say whether the last day to comment has passed on notes that are out."""
        is_out = self.stage == NotesStage.OUT
        return is_out and self.comments_by is not None and not self.takes_comments


@dataclass(frozen=True)
class QuestionSeen:
    """A question from the meeting, and what has become of it."""

    words: str
    language: str
    state: str
    state_words: str | Promise
    due_on: date
    answer: str
    answered_by: str
    body: str


def fresh_key() -> str:
    """Return the key of a form that is sent once."""
    return secrets.token()


def has_notes(guest: Guest) -> bool:
    """Say whether a guest can read notes: those who came, and those who speak."""
    if guest.arrived_at is None and not speaks_for(guest):
        return False
    rows = Notes.objects.filter(meeting=guest.meeting_id)
    return rows.filter(stage__in=queries.SHOWN_TO_GUESTS).exists()


def notes_seen(guest: Guest) -> NotesSeen | None:
    """Return the notes as a guest sees them, or None while there is nothing to see."""
    found = _version(guest)
    if found is None:
        return None
    notes, version = found
    content = queries.content_in(version)
    headings = {part.key: heading_of(part) for part in content.parts}
    mine = NotesApproval.objects.filter(
        notes=notes, number=notes.number, guest=guest
    ).first()
    return NotesSeen(
        document=as_document(content, queries.frame_of(notes, version)),
        stage=notes.stage,
        number=notes.number,
        parts=tuple((key, words[:120]) for key, words in headings.items()),
        takes_comments=queries.takes_comments(notes),
        comments_by=notes.comments_by,
        may_judge=bool(speaks_for(guest)) and notes.stage == NotesStage.ADJUSTED,
        verdict=mine.verdict if mine else "",
        dissent=mine.words if mine else "",
        comments=tuple(
            MyComment(
                headings.get(one.part, ""),
                one.words,
                one.outcome,
                one.get_outcome_display(),
                one.reason,
            )
            for one in queries.comments_by(guest)
        ),
    )


def as_file_of(guest: Guest) -> tuple[Document, NotesVersion] | None:
    """Return the document and its version, for a file."""
    found = _version(guest)
    if found is None:
        return None
    notes, version = found
    frame = queries.frame_of(notes, version)
    return as_document(queries.content_in(version), frame), version


def _version(guest: Guest) -> tuple[Notes, NotesVersion] | None:
    if not has_notes(guest):
        return None
    notes = queries.notes_of(guest.meeting)
    version = queries.version_of(notes) if notes else None
    return (notes, version) if notes and version else None


def comment(guest: Guest, part: str, words: str, key: str) -> None:
    """Keep what a guest says of a part. Raises NotYet and Invalid."""
    agreeing.comment(_notes(guest), part, words, key, by=guest)


def judge(guest: Guest, seen: int, verdict: str, words: str) -> None:
    """Approve for a side, or dissent. Raises NotAllowed, NotYet, Stale and Invalid."""
    agreeing.judge(_notes(guest), seen, verdict, words, by=guest)


def _notes(guest: Guest) -> Notes:
    found = queries.notes_of(guest.meeting)
    if found is None or not has_notes(guest):
        raise Notes.DoesNotExist
    return found


def my_questions(guest: Guest) -> tuple[QuestionSeen, ...]:
    """Return what was asked at the meeting of a guest, and what has become of it."""
    rows = raised_at(guest.meeting).values()
    return tuple(
        QuestionSeen(
            row.words,
            row.language,
            row.state,
            QuestionState(row.state).label,
            row.due_on,
            row.answer,
            row.answered_by,
            str(row.escalated_to or row.body),
        )
        for row in sorted(rows, key=lambda one: one.pk)
        if row.is_public
    )


def can_tell_members(guest: Guest) -> bool:
    """Say whether there is something to tell one's members: the meeting has ended."""
    ended = guest.meeting.stage == MeetingStage.ENDED
    return ended and guest.arrived_at is not None


@dataclass(frozen=True)
class ToPassOn:
    """What a guest can tell its members of a meeting."""

    title: str
    day: date | None
    body: str
    purpose: str
    next_step: str
    no_next_step_reason: str


def to_pass_on(guest: Guest) -> ToPassOn:
    """Return the words that a guest can pass on."""
    meeting = guest.meeting
    return ToPassOn(
        meeting.title,
        timezone.localdate(meeting.starts_at) if meeting.starts_at else None,
        meeting.body.name,
        meeting.purpose,
        meeting.next_step,
        meeting.no_next_step_reason,
    )
