"""Meetings of programmes, and those outside any: read for pages of standing samråd."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.cadence import lacking
from gensvar.meetings.models import Meeting, MeetingKind, MeetingStage
from gensvar.meetings.policies import bodies_to_meet_for
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import Visitor
from gensvar.programmes.models import Programme


def meetings_in(programme: Programme) -> QuerySet[Meeting]:
    """Return the meetings of a programme that are not cancelled, the latest first."""
    rows = Meeting.objects.filter(programme=programme)
    return rows.exclude(stage=MeetingStage.CANCELLED).select_related("body")


def coming_in(programme: Programme) -> QuerySet[Meeting]:
    """Return the meetings that have not been, the next one first."""
    ahead = Q(starts_at__gte=timezone.now()) | Q(starts_at__isnull=True)
    rows = meetings_in(programme).filter(ahead).exclude(stage=MeetingStage.ENDED)
    return rows.order_by(F("starts_at").asc(nulls_last=True), "pk")


def lacking_by_programme(
    programmes: Iterable[Programme], day: date | None = None
) -> dict[int, list[str]]:
    """Return the terms, quarters or years that lack a meeting, for each programme.

    From the one in which it started to the present one, or that in which it ended
    (S1-22). Asks once, however many programmes there are.
    """
    found = list(programmes)
    days: dict[int, list[date]] = defaultdict(list)
    rows = Meeting.objects.filter(
        programme__in=[one.pk for one in found], starts_at__isnull=False
    ).exclude(stage=MeetingStage.CANCELLED)
    for programme, moment in rows.values_list("programme", "starts_at"):
        days[programme or 0].append(_day(moment))
    now = day or today()
    return {
        one.pk: lacking(
            one.cadence,
            days[one.pk],
            one.started_on,
            min(one.ended_on or now, now),
        )
        for one in found
    }


def _day(moment: datetime | None) -> date:
    return timezone.localdate(moment)


def outside_any(user: Visitor) -> QuerySet[Meeting]:
    """Return the meetings with others that belong to no programme (S1-01).

    Internal and cancelled meetings are not counted among them.
    """
    rows = meetings_visible_to(user).filter(programme__isnull=True)
    return rows.exclude(kind=MeetingKind.INTERNAL).exclude(
        stage=MeetingStage.CANCELLED
    )


def may_plan_in(user: Visitor, programme: Programme, bodies: Iterable[int]) -> bool:
    """Say whether a person plans meetings for one of the bodies in a programme."""
    mine = bodies_to_meet_for(user)
    return programme.body_id in mine or any(body in mine for body in bodies)
