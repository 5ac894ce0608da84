"""What the worker does for guests: over several days, and twice over."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from gensvar.config.worker import still_wanted
from gensvar.kernel.days import today
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.guests import withdraw_guest
from gensvar.meetings.actions.inviting import tell_guests
from gensvar.meetings.actions.needs import say_needs
from gensvar.meetings.actions.seeing_to import (
    forget_needs,
    remind_guests,
    see_to_seats,
)
from gensvar.meetings.models import AccessNeed, Guest, Meeting, MeetingStage
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest

pytestmark = pytest.mark.django_db


def kinds(guest: Guest) -> list[str]:
    rows = Letter.objects.filter(to=guest.email).order_by("pk")
    return [
        kind.removeprefix("meeting ") for kind in rows.values_list("kind", flat=True)
    ]


def days_of_work(days: int) -> None:
    """Let the worker see to guests every twelfth hour for some days."""
    start = timezone.now()
    for half in range(2 * days):
        with time_machine.travel(start + timedelta(hours=12 * half), tick=False):
            see_to_seats()
            remind_guests()
            forget_needs()


def test_each_reminder_comes_once_and_to_the_right_guests() -> None:
    meeting = make_called_meeting(days=12, reply_by=today() + timedelta(days=7))
    silent, coming, away = (make_guest(meeting) for _number in range(3))
    answer(coming, comes=True)
    answer(away, comes=False)

    days_of_work(14)

    assert kinds(silent) == ["invitation", "answer by"]
    assert kinds(coming) == ["invitation", "seat confirmed", "day before"]
    assert kinds(away) == ["invitation"]


def test_an_offer_is_passed_on_by_the_worker_until_the_line_is_empty() -> None:
    meeting = make_called_meeting(days=20, seats=1)
    first, second, third = (make_guest(meeting) for _number in range(3))
    for guest in (first, second, third):
        answer(guest, comes=True)
    answer(first, comes=False)

    days_of_work(8)

    for guest in (second, third):
        assert kinds(guest).count("seat offered") == 1
    assert not Guest.objects.filter(state__in=("waiting", "offered")).exists()


def test_more_seats_are_offered_by_the_worker() -> None:
    meeting = make_called_meeting(seats=1)
    first, second = make_guest(meeting), make_guest(meeting)
    for guest in (first, second):
        answer(guest, comes=True)

    Meeting.objects.update(seats=2)
    see_to_seats()

    assert Guest.objects.get(pk=second.pk).state == "offered"


def test_needs_are_emptied_a_week_after_the_meeting() -> None:
    meeting = make_called_meeting(days=2)
    say_needs(make_guest(meeting), ["diet"], "Inga nötter.")

    days_of_work(9)
    assert AccessNeed.objects.get().words == "Inga nötter."
    days_of_work(12)
    need = AccessNeed.objects.get()
    assert (need.kinds, need.words, need.deleted_at is None) == ([], "", False)


def test_needs_are_emptied_at_once_when_the_meeting_is_cancelled() -> None:
    meeting = make_called_meeting()
    say_needs(make_guest(meeting), ["diet"], "Inga nötter.")

    Meeting.objects.update(stage=MeetingStage.CANCELLED, cancel_reason="Snö.")
    forget_needs()

    assert AccessNeed.objects.get().words == ""


def test_a_letter_that_no_longer_holds_is_not_sent() -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    wanted = still_wanted()
    letter = Letter.objects.get()
    assert wanted[letter.kind](letter)

    withdraw_guest(guest, by=officer_of(meeting.body))
    assert not wanted[letter.kind](letter)


def test_of_two_moves_only_the_last_is_told() -> None:
    meeting = make_called_meeting()
    make_guest(meeting)
    for sequence in (1, 2):
        Meeting.objects.update(sequence=sequence)
        meeting.refresh_from_db()
        tell_guests(meeting, "moved")
        tell_guests(meeting, "moved")

    letters = Letter.objects.filter(kind="meeting moved").order_by("pk")
    wanted = still_wanted()
    assert [wanted[one.kind](one) for one in letters] == [False, True]


def test_a_cancelled_meeting_is_told_to_those_who_were_asked_and_not_declined() -> None:
    meeting = make_called_meeting()
    asked, away = make_guest(meeting), make_guest(meeting)
    answer(away, comes=False)

    Meeting.objects.update(stage=MeetingStage.CANCELLED, cancel_reason="Snö.")
    meeting.refresh_from_db()
    tell_guests(meeting, "cancelled")

    assert kinds(asked) == ["invitation", "cancelled"]
    assert kinds(away) == ["invitation"]
    letter = Letter.objects.get(kind="meeting cancelled")
    assert "Snö." in letter.text
    assert still_wanted()[letter.kind](letter)


def test_the_day_before_is_told_by_the_clock_of_the_region() -> None:
    start = datetime(2027, 3, 28, 22, 30, tzinfo=timezone.get_default_timezone())
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    answer(guest, comes=True)
    Meeting.objects.update(starts_at=start, ends_at=start + timedelta(hours=1))

    with time_machine.travel(start - timedelta(hours=23, minutes=15), tick=False):
        assert today() == date(2027, 3, 27)
        remind_guests()
    assert kinds(guest)[-1] == "day before"
