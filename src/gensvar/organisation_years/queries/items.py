"""What an organisation put on the agenda of meetings, and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from gensvar.consultations.models import ConsultationItem
from gensvar.kernel.days import end_of
from gensvar.meetings.models import AgendaItem
from gensvar.publishing.models import Publication, Shown

FIELDS = (
    *("title", "state", "reason", "result", "resources", "proposed_at"),
    *("accepted_region_at", "meeting__title", "meeting__public_id"),
    *("meeting__starts_at", "meeting__stage", "origin__reason"),
)


@dataclass(frozen=True)
class Raised:
    """One item where it stands now; who of the organisation wrote it is not read.

    `origin__reason` is why it was moved here from another meeting.
    """

    title: str
    state: str
    reason: str
    result: str
    resources: str
    proposed_at: datetime
    accepted_region_at: datetime | None
    meeting__title: str
    meeting__public_id: str
    meeting__starts_at: datetime | None
    meeting__stage: str
    origin__reason: str | None
    considered: str | None
    considered_words: str | None
    is_shown: bool


def items_raised(family: Collection[int], year: int) -> list[Raised]:
    """Return the items that an organisation proposed in a year, the latest first.

    One that was moved is told of in the meeting where it stands now.
    """
    told = ConsultationItem.objects.filter(item=OuterRef("pk"), told_at__isnull=False)
    shown = Publication.objects.filter(
        shown=Shown.MEETING, meeting=OuterRef("meeting"), withdrawn_at__isnull=True
    )
    moved_on = AgendaItem.objects.filter(origin=OuterRef("pk"))
    first, last = date(year - 1, 12, 31), date(year, 12, 31)
    rows = AgendaItem.objects.filter(
        _of(family, "proposed_guest__organisation"),
        ~Exists(moved_on),
        proposed_at__gte=end_of(first),
        proposed_at__lt=end_of(last),
    ).annotate(
        considered=Subquery(told.values("considered")[:1]),
        considered_words=Subquery(told.values("considered_words")[:1]),
        is_shown=Exists(shown),
    )
    extra = ("considered", "considered_words", "is_shown")
    found = rows.order_by("-proposed_at", "pk").values(*FIELDS, *extra)
    return [Raised(**row) for row in found]


def _of(family: Collection[int], whose: str) -> Q:
    """Return that an item, or one that it was moved from, is of the organisation."""
    steps = ("", "origin__", "origin__origin__")
    found = Q()
    for step in steps:
        found |= Q(**{f"{step}{whose}__in": family})
    return found
