"""The coming meetings of an organisation, for a calendar program."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from gensvar.kernel import addresses
from gensvar.meetings.calendar import as_ics
from gensvar.meetings.invites import entry_of
from gensvar.meetings.models import Guest, Meeting, MeetingStage
from gensvar.organisation_years.queries.meetings import told
from gensvar.publishing.models import Publication, Shown


def calendar_of(family: Collection[int], name: str, language: str) -> bytes:
    """Return the meetings to come that somebody of an organisation was asked to.

    The link of an online meeting is not among it: calendars are shown to others.
    """
    ours = Guest.objects.filter(told(), organisation__in=family)
    decided = Publication.objects.filter(
        Q(meeting=OuterRef("pk"), shown=Shown.MEETING, withdrawn_at__isnull=True)
    )
    rows = (
        Meeting.objects.filter(pk__in=ours.values("meeting"))
        .filter(ends_at__gte=timezone.now())
        .exclude(stage=MeetingStage.PREPARING)
        .annotate(is_shown=Exists(decided))
        .order_by("starts_at", "pk")
    )
    found = [entry_of(row, _page(row), for_guests=False) for row in rows]
    return as_ics([one for one in found if one], language=language, name=name)


def _page(row: Meeting) -> str:
    is_shown: bool = row.is_shown  # type: ignore[attr-defined] # annotated above
    return addresses.absolute(addresses.open_meeting(row.public_id)) if is_shown else ""
