"""Meetings of programmes, and those outside any: read for pages of standing samråd."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import DateTimeField, F, Q, QuerySet, Value
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


@dataclass(frozen=True)
class Lacking:
    """A programme whose rhythm lacks a meeting, with what it lacks."""

    pk: int
    name: str
    spans: list[str]


def lacking_of_bodies(bodies: Iterable[int]) -> list[Lacking]:
    """Return the programmes under way of some bodies that lack a meeting (S1-22).

    One question for programmes and meetings alike: it stands on a page of many.
    """
    facts = ("pk", "name", "cadence", "started_on")
    none = Value(None, output_field=DateTimeField())
    programmes = Programme.objects.filter(body__in=bodies, ended_on__isnull=True)
    meetings = Meeting.objects.filter(
        programme__in=programmes, starts_at__isnull=False
    ).exclude(stage=MeetingStage.CANCELLED)
    rows = (
        programmes.order_by()
        .values_list(*facts, none)
        .union(
            meetings.order_by().values_list(
                *(f"programme__{name}" for name in facts), "starts_at"
            ),
            all=True,
        )
    )
    days: dict[tuple[int, str, str, date], list[date]] = defaultdict(list)
    for pk, name, cadence, start, moment in rows:
        held = days[pk, name, cadence, start]
        if moment is not None:
            held.append(_day(moment))
    found = [
        Lacking(pk, name, lacking(cadence, held, start, today()))
        for (pk, name, cadence, start), held in days.items()
    ]
    return sorted((one for one in found if one.spans), key=lambda one: one.name)


def _day(moment: datetime | None) -> date:
    return timezone.localdate(moment)


def outside_any(user: Visitor) -> QuerySet[Meeting]:
    """Return the meetings with others that belong to no programme (S1-01).

    Internal and cancelled meetings are not counted among them.
    """
    rows = meetings_visible_to(user).filter(programme__isnull=True)
    return rows.exclude(kind=MeetingKind.INTERNAL).exclude(stage=MeetingStage.CANCELLED)


def may_plan_in(user: Visitor, programme: Programme, bodies: Iterable[int]) -> bool:
    """Say whether a person plans meetings for one of the bodies in a programme."""
    mine = bodies_to_meet_for(user)
    return programme.body_id in mine or any(body in mine for body in bodies)
