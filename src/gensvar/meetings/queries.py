"""Meetings as their readers may see them, and the guests of one meeting."""

from django.db.models import Q, QuerySet

from gensvar.meetings.keys import stored
from gensvar.meetings.models import Guest, GuestState, Meeting, Series
from gensvar.meetings.policies import READERS
from gensvar.organisations.policies import Visitor, bodies_within

COMING = (GuestState.ACCEPTED,)


def meetings_visible_to(user: Visitor) -> QuerySet[Meeting]:
    """Return the meetings of a person's bodies, the latest first."""
    mine = bodies_within(user, *READERS)
    return (
        Meeting.objects.filter(Q(body__in=mine) | Q(bodies__body__in=mine))
        .select_related("body", "series")
        .distinct()
    )


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
