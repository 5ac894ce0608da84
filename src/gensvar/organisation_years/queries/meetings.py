"""The meetings that an organisation was asked to, and whose turn it is to chair.

How many were asked and came is counted; who they were is never read.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gensvar.kernel.days import end_of
from gensvar.meeting_notes.models import Notes, NotesStage
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.publishing.models import Publication, Shown

FIELDS = (
    *("pk", "public_id", "title", "stage", "starts_at", "ends_at", "reply_by"),
    *("chair_name", "cancel_reason", "series", "series__name"),
    *("series__chair_rotates", "series__first_chair"),
)


@dataclass(frozen=True)
class Met:
    """A meeting, and how many of one organisation it concerned.

    `noted` is how many came in all: when nobody is noted, who came is not known.
    """

    pk: int
    public_id: str
    title: str
    stage: str
    starts_at: datetime | None
    ends_at: datetime | None
    reply_by: date | None
    chair_name: str
    cancel_reason: str
    series: int | None
    series__name: str | None
    series__chair_rotates: bool | None
    series__first_chair: str | None
    asked: int
    unanswered: int
    declined: int
    came: int
    noted: int
    is_shown: bool
    has_notes: bool

    @property
    def day(self) -> date | None:
        """Return the day of the meeting in the region, None when none is set."""
        return timezone.localdate(self.starts_at) if self.starts_at else None

    @property
    def concerns_us(self) -> bool:
        """Say whether somebody of the organisation was asked, or came anyway."""
        return self.stage != MeetingStage.PREPARING and bool(self.asked or self.came)

    def is_over(self, today: date) -> bool:
        """Say whether it has been held, as far as is known on a day."""
        has_been = self.day is not None and self.day < today
        is_held = has_been and self.stage != MeetingStage.CANCELLED
        return is_held or self.stage == MeetingStage.ENDED

    @property
    def may_have_come(self) -> bool:
        """Say whether somebody may have come, and nobody noted who did."""
        return not self.noted and self.asked > self.declined


def told() -> Q:
    """Return which guests know of their meeting: they were asked, or simply came."""
    asked = Q(invited_at__isnull=False) & ~Q(state=GuestState.WITHDRAWN)
    return asked | Q(arrived_at__isnull=False)


def meetings_met(family: Collection[int], first: date, last: date) -> list[Met]:
    """Return the meetings of an organisation between two days, the first one first.

    All meetings of series that it is asked to and where the chair takes turns are
    among them: without them nobody knows whose turn it is.
    """
    ours = Guest.objects.filter(told(), organisation__in=family)
    midnight = end_of(first - timedelta(days=1))
    rows = Meeting.objects.filter(
        Q(
            pk__in=ours.values("meeting"),
            starts_at__gte=midnight,
            starts_at__lt=end_of(last),
        )
        | Q(
            series__chair_rotates=True,
            series__in=ours.filter(meeting__series__isnull=False).values(
                "meeting__series"
            ),
        )
    )
    return [Met(**row) for row in _counted(rows, family)]


def _counted(rows: QuerySet[Meeting], family: Collection[int]) -> list[dict[str, Any]]:
    # Any: columns of several kinds.
    came = Q(guests__arrived_at__isnull=False)
    ours = Q(guests__organisation__in=family)
    asked = (
        ours
        & Q(guests__invited_at__isnull=False, guests__is_walk_in=False)
        & ~Q(guests__state=GuestState.WITHDRAWN)
    )
    decided = Publication.objects.filter(
        meeting=OuterRef("pk"), withdrawn_at__isnull=True
    )
    approved = Notes.objects.filter(meeting=OuterRef("pk"), stage=NotesStage.APPROVED)
    found = rows.annotate(
        asked=Count("guests", filter=asked),
        unanswered=Count("guests", filter=asked & Q(guests__state=GuestState.INVITED)),
        declined=Count("guests", filter=asked & Q(guests__state=GuestState.DECLINED)),
        came=Count("guests", filter=ours & came),
        noted=Count("guests", filter=came),
        is_shown=Exists(decided.filter(shown=Shown.MEETING)),
        has_notes=Exists(decided.filter(shown=Shown.NOTES)) & Exists(approved),
    )
    shown = (
        "asked",
        "unanswered",
        "declined",
        "came",
        "noted",
        "is_shown",
        "has_notes",
    )
    return list(found.order_by("starts_at", "pk").values(*FIELDS, *shown))
