"""Reminding those who came and have not claimed, once, before it is too late."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.models import Guest, Meeting, MeetingStage
from gensvar.notifications.actions import send
from gensvar.remuneration.claiming import day_of, last_day, terms_of, why_not_yet
from gensvar.remuneration.messages import claim_reminder
from gensvar.remuneration.models import Claim, ClaimState

# So long before the last day the reminder leaves; months are at most so many.
AHEAD = timedelta(days=14)
LONGEST = timedelta(days=61 * 31)


def remind_to_claim(day: date | None = None) -> int:
    """Write to those who can still claim and have not; return to how many.

    A letter has the same key every time, so that each is reminded once.
    """
    day = day or today()
    reminded = 0
    for meeting in _meetings().iterator(chunk_size=100):
        reminded += _remind(meeting, day)
    return reminded


def _meetings() -> QuerySet[Meeting]:
    """Return the meetings that are over and to which somebody came without claiming."""
    now = timezone.now()
    return (
        Meeting.objects.filter(ends_at__lte=now, ends_at__gte=now - LONGEST)
        .exclude(stage=MeetingStage.CANCELLED)
        .filter(Exists(_silent().filter(meeting=OuterRef("pk"))))
        .select_related("body")
        .order_by("pk")
    )


def _silent() -> QuerySet[Guest]:
    """Return those who came, have an address, and have neither claimed nor declined."""
    claims = Claim.objects.filter(guest=OuterRef("pk"))
    kept = claims.exclude(state=ClaimState.WITHDRAWN)
    return (
        Guest.objects.filter(arrived_at__isnull=False)
        .exclude(email="")
        .filter(~Exists(kept))
    )


@transaction.atomic
def _remind(meeting: Meeting, day: date) -> int:
    terms = terms_of(meeting)
    last = last_day(meeting, terms) if terms else None
    if terms is None or last is None or not last - AHEAD <= day <= last:
        return 0
    guests = list(_to_remind(meeting))
    open_to = [guest for guest in guests if not why_not_yet(guest, terms)]
    send(claim_reminder(guest, day_of(meeting), last) for guest in open_to)
    return len(open_to)


def _to_remind(meeting: Meeting) -> Iterator[Guest]:
    for guest in _silent().filter(meeting=meeting):
        guest.meeting = meeting
        yield guest
