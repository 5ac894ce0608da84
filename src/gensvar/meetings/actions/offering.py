"""Passing seats on: who has waited longest is offered what has become free."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.meetings.messages import there_is_a_seat
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.meetings.queries import seats_of, waiting_for
from gensvar.notifications.actions import send

# An offer holds a seat so long, and never longer than until the meeting begins.
OFFER_HOLDS = timedelta(hours=48)


@transaction.atomic
def expire_offers(meeting: Meeting, now: datetime | None = None) -> int:
    """Let offers go that nobody took, and pass the seats on; return how many.

    Who did not take the seat is left as one who has not answered, and gets no second
    offer without asking for it: nobody is written to over and over.
    """
    now = now or timezone.now()
    hold(meeting, "stage", "starts_at", "seats", "seats_per_organisation")
    passed = Guest.objects.filter(
        meeting=meeting, state=GuestState.OFFERED, offered_until__lte=now
    )
    gone = list(passed)
    for guest in gone:
        record("let offer pass", guest)
    passed.update(state=GuestState.INVITED, offered_until=None, queued_at=None)
    pass_on_seats(meeting, now)
    return len(gone)


def pass_on_seats(meeting: Meeting, now: datetime) -> None:
    """Offer free seats to those in line; the caller holds the meeting."""
    starts_at = meeting.starts_at
    if meeting.stage != MeetingStage.CALLED or starts_at is None or starts_at <= now:
        return
    found = seats_of(meeting)
    offered = []
    for guest in waiting_for(meeting).select_related("meeting__body"):
        if found.free == 0:
            break
        if not found.has_room(guest.organisation_id):
            continue
        found = found.with_one_more(guest.organisation_id)
        guest.state = GuestState.OFFERED
        guest.offered_until = min(now + OFFER_HOLDS, starts_at)
        guest.save(update_fields=["state", "offered_until"])
        record("offer seat", guest, until=guest.offered_until)
        offered.append(guest)
    send(there_is_a_seat(guest) for guest in offered)
