"""Records of the meetings of a dialogue: agenda, exercises, notes, who was told."""

from collections.abc import Callable, Mapping

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from gensvar.dialogues.models import Dialogue
from gensvar.exercises.models import Exercise
from gensvar.meeting_notes.models import (
    NotesApproval,
    NotesComment,
    NotesVersion,
    PassedOn,
)
from gensvar.meetings.models import AgendaApproval, Meeting
from gensvar.reporting.register.kinds import Kind
from gensvar.reporting.register.shape import Rows, day_of, rows

# Those who were asked to a meeting are never named in a register.
GUEST = Value("guest")


def _meetings(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.MEETING,
        Meeting.objects.filter(dialogue=dialogue),
        on=Coalesce(day_of("starts_at"), day_of("created_at")),
        title="title",
        who="other_side",
        state="stage",
        reason="cancel_reason",
    )


def _agendas(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.AGENDA,
        AgendaApproval.objects.filter(meeting__dialogue=dialogue),
        on=day_of("at"),
        ref="meeting_id",
        title="meeting__title",
        who=Coalesce("user__name", GUEST),
        state="side",
    )


def _exercises(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.EXERCISE,
        Exercise.objects.filter(meeting__dialogue=dialogue),
        on=Coalesce(day_of("opened_at"), day_of("created_at")),
        ref="meeting_id",
        title="title",
        who="created_by__name",
        state="stage",
    )


def _notes(dialogue: Dialogue) -> Rows:
    """Return every version of notes that have been sent; a draft is no record yet."""
    state = Case(
        When(number=F("notes__number"), then=Cast("notes__stage", TextField())),
        default=Value("replaced"),
        output_field=TextField(),
    )
    return rows(
        Kind.NOTES,
        NotesVersion.objects.filter(
            notes__meeting__dialogue=dialogue, notes__sent_at__isnull=False
        ),
        on=day_of("made_at"),
        ref="notes__meeting_id",
        title="notes__meeting__title",
        who="made_by__name",
        state=state,
        reason="why",
    )


def _comments(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.COMMENT,
        NotesComment.objects.filter(notes__meeting__dialogue=dialogue),
        on=day_of("at"),
        ref="notes__meeting_id",
        title="notes__meeting__title",
        who=Coalesce("user__name", GUEST),
        state="outcome",
        reason="reason",
    )


def _approvals(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.APPROVAL,
        NotesApproval.objects.filter(notes__meeting__dialogue=dialogue),
        on=day_of("at"),
        ref="notes__meeting_id",
        title="notes__meeting__title",
        who=Coalesce("user__name", GUEST),
        state="verdict",
        reason="words",
    )


def _passed_on(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.PASSED_ON,
        PassedOn.objects.filter(meeting__dialogue=dialogue),
        on=Coalesce("on", day_of("noted_at")),
        ref="meeting_id",
        title="direction",
        who=Coalesce("noted_by__name", GUEST),
        reason="none_because",
    )


SOURCES: Mapping[Kind, Callable[[Dialogue], Rows]] = {
    Kind.MEETING: _meetings,
    Kind.AGENDA: _agendas,
    Kind.EXERCISE: _exercises,
    Kind.NOTES: _notes,
    Kind.COMMENT: _comments,
    Kind.APPROVAL: _approvals,
    Kind.PASSED_ON: _passed_on,
}
