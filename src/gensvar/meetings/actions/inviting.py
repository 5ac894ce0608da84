"""Telling guests what they need to know, each thing once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.messages import (
    answer_soon,
    come_to_a_meeting,
    has_moved,
    is_cancelled,
    it_is_tomorrow,
    there_is_a_seat,
    you_are_coming,
    you_are_waiting,
)
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.notifications.actions import Message, send

# So many days before the last day to answer are those reminded who have not answered.
DAYS_BEFORE_ANSWER = 2
NOT_DISTURBED = (GuestState.DECLINED, GuestState.WITHDRAWN)


def tell_guests(meeting: Meeting, kind: str) -> None:
    """Tell the guests of a meeting that it has been "called", "moved" or "cancelled".

    Call it in the transaction that does it. Who has declined, or whose invitation was
    taken back, is left in peace. Who was told already is not told again.
    """
    guests = Guest.objects.filter(meeting=meeting).exclude(state__in=NOT_DISTURBED)
    if kind == "called":
        invite(meeting, guests.filter(state=GuestState.INVITED))
        return
    write: Mapping[str, Callable[[Guest], Message]] = {
        "moved": has_moved,
        "cancelled": is_cancelled,
    }
    told = guests.filter(invited_at__isnull=False)
    send(write[kind](guest) for guest in _of(meeting, told))


def invite(meeting: Meeting, guests: Iterable[Guest]) -> None:
    """Send the invitation to guests of a meeting that has been called."""
    found = _of(meeting, guests)
    send(come_to_a_meeting(guest) for guest in found)
    note_invited(found)


# What a guest is told anew at another address, by what was answered.
TOLD_ANEW: Mapping[str, Callable[[Guest], Message]] = {
    GuestState.INVITED: come_to_a_meeting,
    GuestState.ACCEPTED: you_are_coming,
    GuestState.WAITING: you_are_waiting,
    GuestState.OFFERED: there_is_a_seat,
}


def tell_new_address(guest: Guest) -> None:
    """Send the way to a guest's new page to the guest's new address.

    Who has declined, or whose invitation was taken back, is left in peace. Before the
    meeting is called nobody has been told anything.
    """
    write = TOLD_ANEW.get(guest.state)
    is_called = guest.meeting.stage == MeetingStage.CALLED
    if write is None or not (is_called or guest.invited_at):
        return
    letter = write(guest)
    send([replace(letter, key=f"page {guest.version}, {letter.key}")])
    note_invited([guest])


def note_invited(guests: Iterable[Guest]) -> None:
    """Note when guests were first written to."""
    rows = Guest.objects.filter(pk__in=[guest.pk for guest in guests])
    rows.filter(invited_at__isnull=True).update(invited_at=timezone.now())


def _of(meeting: Meeting, guests: Iterable[Guest]) -> list[Guest]:
    """Return guests that all know the same meeting, as it is now."""
    found = list(guests)
    for guest in found:
        guest.meeting = meeting
    return found


@transaction.atomic
def remind(meeting: Meeting) -> None:
    """Remind of the last day to answer, and of the meeting itself the day before."""
    if meeting.stage != MeetingStage.CALLED or meeting.starts_at is None:
        return
    guests = Guest.objects.filter(meeting=meeting)
    if is_soon_last_day(meeting):
        unanswered = guests.filter(state=GuestState.INVITED, invited_at__isnull=False)
        recently = timezone.now() - timedelta(days=DAYS_BEFORE_ANSWER)
        rows = unanswered.filter(invited_at__lt=recently)
        send(answer_soon(guest) for guest in _of(meeting, rows))
    if timezone.localdate(meeting.starts_at) - today() == timedelta(days=1):
        coming = guests.filter(state=GuestState.ACCEPTED)
        send(it_is_tomorrow(guest) for guest in _of(meeting, coming))


def is_soon_last_day(meeting: Meeting) -> bool:
    """Say whether the last day to answer is at most two days away, and not passed."""
    if meeting.reply_by is None:
        return False
    return timedelta(0) <= meeting.reply_by - today() <= timedelta(DAYS_BEFORE_ANSWER)
