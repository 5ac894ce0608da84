"""Notes, their versions, comments and approvals."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gensvar.kernel.days import said as day_said
from gensvar.kernel.days import today
from gensvar.meeting_notes.document import Approved, Frame
from gensvar.meeting_notes.models import (
    CommentOutcome,
    Notes,
    NotesApproval,
    NotesComment,
    NotesStage,
    NotesVersion,
    Verdict,
)
from gensvar.meeting_notes.stored import from_data
from gensvar.meeting_notes.tree import Content
from gensvar.meetings.models import Guest, Meeting, Side

SHOWN_TO_GUESTS = (NotesStage.OUT, NotesStage.ADJUSTED, NotesStage.APPROVED)


def notes_of(meeting: Meeting) -> Notes | None:
    """Return the notes of a meeting, if they have been begun."""
    found = Notes.objects.filter(meeting=meeting).first()
    if found:
        found.meeting = meeting
    return found


def version_of(notes: Notes, number: int | None = None) -> NotesVersion | None:
    """Return one version, the one in force unless another is asked for."""
    rows = NotesVersion.objects.filter(notes=notes, number=number or notes.number)
    return rows.select_related("made_by").first()


def content_in(version: NotesVersion) -> Content:
    """Return what a version says."""
    return from_data(version.content)


def current(notes: Notes) -> Content:
    """Return what the version in force says."""
    version = version_of(notes)
    assert version is not None  # noqa: S101 -- notes begin with a version
    return content_in(version)


def versions_of(notes: Notes) -> QuerySet[NotesVersion]:
    """Return the versions, the latest first, without what they say."""
    rows = NotesVersion.objects.filter(notes=notes).defer("content")
    return rows.select_related("made_by").order_by("-number")


def comments_on(notes: Notes) -> QuerySet[NotesComment]:
    """Return the comments: those that wait first, then in the order they came."""
    return (
        NotesComment.objects.filter(notes=notes)
        .select_related("guest__organisation", "user", "settled_by")
        .order_by("-outcome", "pk")
    )


def comments_by(guest: Guest) -> QuerySet[NotesComment]:
    """Return what one guest has said of the notes of its meeting."""
    return NotesComment.objects.filter(guest=guest)


def all_settled(notes: Notes) -> bool:
    """Say whether every comment has an outcome."""
    waiting = NotesComment.objects.filter(notes=notes, outcome=CommentOutcome.WAITING)
    return not waiting.exists()


def takes_comments(notes: Notes) -> bool:
    """Say whether guests can comment today."""
    by = notes.comments_by
    return notes.stage == NotesStage.OUT and (by is None or today() <= by)


def approvals_of(notes: Notes) -> list[NotesApproval]:
    """Return what was said of the version in force, in order."""
    return list(NotesApproval.objects.filter(notes=notes, number=notes.number))


@dataclass(frozen=True)
class Sides:
    """Whether each side has approved the version in force."""

    region: bool
    other: bool

    @property
    def both(self) -> bool:
        """Say whether the notes can be recorded as approved."""
        return self.region and self.other


def sides_of(notes: Notes) -> Sides:
    """Return which sides have approved; dissent stands beside it and stops nothing."""
    counted = NotesApproval.objects.filter(
        notes=notes, number=notes.number, verdict=Verdict.APPROVES
    ).aggregate(
        region=Count("pk", filter=Q(side=Side.REGION)),
        other=Count("pk", filter=Q(side=Side.OTHER)),
    )
    return Sides(counted["region"] > 0, counted["other"] > 0)


def name_of_side(meeting: Meeting, side: str) -> str:
    """Return what a side of a meeting is called: the body, or whom it meets."""
    return meeting.body.name if side == Side.REGION else meeting.other_side


def frame_of(
    notes: Notes, version: NotesVersion, *, for_everyone: bool = False
) -> Frame:
    """Return what stands around the words: keeper, stage, number and approvals.

    Who took part reads the names of those who approved. Everyone else reads which side
    did, and what somebody did not agree with: the form says that all can read that.
    """
    meeting = notes.meeting
    approvals = NotesApproval.objects.filter(notes=notes, number=version.number)
    return Frame(
        author=meeting.body.name,
        stage=str(NotesStage(notes.stage).label)
        if version.number == notes.number
        else "",
        number=version.number,
        approvals=[
            Approved(
                "" if for_everyone else one.name,
                name_of_side(meeting, one.side),
                day_said(timezone.localdate(one.at)),
                one.words if one.verdict == Verdict.DISSENTS else "",
            )
            for one in approvals
        ],
    )


def are_approved(meeting: Meeting) -> bool:
    """Say whether both sides have approved the notes of a meeting."""
    rows = Notes.objects.filter(meeting=meeting, stage=NotesStage.APPROVED)
    return rows.exists()
