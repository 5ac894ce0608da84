"""Meetings as their readers may see them, and the guests of one meeting."""

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.counting import Counted, Counts, count
from gensvar.meetings.keys import stored
from gensvar.meetings.models import (
    Guest,
    GuestState,
    Meeting,
    MeetingStage,
    Rhythm,
    Series,
)
from gensvar.meetings.policies import READERS
from gensvar.meetings.rotation import turn
from gensvar.meetings.seats import HOLD_A_SEAT, Seats, seats
from gensvar.meetings.terms import Term, terms_without
from gensvar.organisations.policies import Visitor, bodies_within

COMING = (GuestState.ACCEPTED,)


def meetings_visible_to(user: Visitor) -> QuerySet[Meeting]:
    """Return the meetings of a person's bodies, the latest first."""
    mine = bodies_within(user, *READERS)
    return (
        Meeting.objects.filter(Q(body__in=mine) | Q(bodies__body__in=mine))
        .select_related("body", "series", "programme__body")
        .distinct()
    )


def meeting_for(user: Visitor, number: int) -> Meeting:
    """Return a meeting that a person may read, or raise Http404."""
    found = meetings_visible_to(user).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def series_visible_to(user: Visitor) -> QuerySet[Series]:
    """Return the series of a person's bodies."""
    mine = bodies_within(user, *READERS)
    return Series.objects.filter(body__in=mine).select_related("body")


def guest_with(token: str) -> Guest | None:
    """Return the guest whose own page a token opens."""
    return (
        Guest.objects.filter(token_hash=stored(token))
        .exclude(state=GuestState.WITHDRAWN)
        .select_related("meeting__body", "meeting__series", "organisation", "body")
        .first()
    )


def guests_of(meeting: Meeting) -> QuerySet[Guest]:
    """Return the guests of a meeting, by name."""
    return Guest.objects.filter(meeting=meeting).select_related("organisation", "body")


def came_to(meeting: Meeting) -> QuerySet[Guest]:
    """Return those who have been noted as present."""
    return guests_of(meeting).filter(arrived_at__isnull=False)


def seats_of(meeting: Meeting) -> Seats:
    """Return how many seats of a meeting are taken, also those that are offered."""
    holders = Guest.objects.filter(meeting=meeting, state__in=HOLD_A_SEAT)
    return seats(
        meeting.seats,
        meeting.seats_per_organisation,
        holders.values_list("organisation", flat=True),
    )


def waiting_for(meeting: Meeting) -> QuerySet[Guest]:
    """Return the waiting list, who has waited longest first."""
    rows = Guest.objects.filter(meeting=meeting, state=GuestState.WAITING)
    return rows.order_by("queued_at", "pk")


def place_in_line(guest: Guest) -> int:
    """Return which place in line a waiting guest has, from 1; 0 for others."""
    if guest.state != GuestState.WAITING:
        return 0
    line = waiting_for(guest.meeting).values_list("pk", flat=True)
    return list(line).index(guest.pk) + 1 if guest.pk in line else 0


def in_order(series: Series) -> QuerySet[Meeting]:
    """Return the meetings of a series that are not cancelled, the first one first.

    Those that have no time yet come last.
    """
    rows = Meeting.objects.filter(series=series)
    return rows.exclude(stage=MeetingStage.CANCELLED).order_by(
        F("starts_at").asc(nulls_last=True), "pk"
    )


def turn_in_series(meeting: Meeting) -> str | None:
    """Return whose turn it is to chair a meeting; None where nobody takes turns."""
    if meeting.series is None or not meeting.series.chair_rotates:
        return None
    order = list(in_order(meeting.series).values_list("pk", flat=True))
    before = order.index(meeting.pk) if meeting.pk in order else len(order)
    return turn(meeting.series.first_chair, before)


def terms_lacking(series: Series) -> list[Term]:
    """Return the terms that lack a meeting in a series of one each term (S1-22).

    From the term in which it started to the present one, or to that in which it ended.
    """
    if series.rhythm != Rhythm.PER_TERM:
        return []
    moments = (
        in_order(series).exclude(starts_at=None).values_list("starts_at", flat=True)
    )
    days = [timezone.localdate(moment) for moment in moments]
    return terms_without(days, series.started_on, series.ended_on or today())


def counts_of(meeting: Meeting) -> Counts:
    """Count the guests of a meeting, persons and organisations apart."""
    rows = Guest.objects.filter(meeting=meeting).values_list(
        "state", "organisation", "arrived_at", "is_walk_in"
    )
    return count(
        Counted(state, organisation, arrived_at is not None, is_walk_in)
        for state, organisation, arrived_at, is_walk_in in rows
    )


def earlier_guests(meeting: Meeting) -> list[Guest]:
    """Return guests of earlier meetings of the series who are not asked to this one.

    Each address once, as it was at the latest of those meetings (S4-083).
    """
    if meeting.series_id is None:
        return []
    asked = Guest.objects.filter(meeting=meeting).values("email")
    rows = (
        Guest.objects.filter(meeting__series=meeting.series_id, email__gt="")
        .exclude(meeting=meeting)
        .exclude(email__in=asked)
        .exclude(state=GuestState.WITHDRAWN)
        .select_related("organisation")
        .order_by("meeting__starts_at", "pk")
    )
    latest = {guest.email: guest for guest in rows}
    return sorted(latest.values(), key=lambda guest: (guest.name, guest.pk))
