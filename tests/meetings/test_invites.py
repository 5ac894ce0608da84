"""Letters bring the meeting to the reader's calendar, move it, and take it out."""

from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from typing import Any

import icalendar
import pytest
import time_machine
from django.conf import LazySettings
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.guests import withdraw_guest
from gensvar.meetings.actions.planning import change_meeting
from gensvar.meetings.actions.seeing_to import see_to_seats
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest, Meeting
from gensvar.meetings.workflow import take_step
from gensvar.notifications.actions import forget_readers
from gensvar.notifications.delivery import as_mail
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import at, make_guest

pytestmark = pytest.mark.django_db


def letter_of(kind: str, guest: Guest) -> Letter:
    return Letter.objects.get(kind=kind, cause=f"guest {guest.pk}")


def calendar_in(letter: Letter) -> tuple[Message, icalendar.Calendar, Any]:
    # Any: a component of a calendar is a mapping of many kinds.
    mail = message_from_bytes(as_mail(letter, BaseEmailBackend()).message().as_bytes())
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    calendar = icalendar.Calendar.from_ical(payload)
    (event,) = calendar.walk("VEVENT")
    return part, calendar, event


def move(meeting: Meeting) -> None:
    meeting.refresh_from_db()
    facts = {"starts_at": at(40, 9), "ends_at": at(40, 11)}
    change_meeting(meeting, meeting.version, facts, by=officer_of(meeting.body))


def cancel(meeting: Meeting) -> None:
    take_step(meeting, "cancel", by=officer_of(meeting.body), reason="Snö.")


@pytest.mark.requirement("S4-087")
def test_invitation_change_and_cancelling_are_one_meeting_in_the_calendar() -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    move(meeting)
    cancel(meeting)
    told = [
        calendar_in(letter_of(kind, guest))
        for kind in ("meeting invitation", "meeting moved", "meeting cancelled")
    ]

    assert [part.get_param("method") for part, _calendar, _event in told] == [
        "REQUEST",
        "REQUEST",
        "CANCEL",
    ]
    assert [str(calendar["method"]) for _part, calendar, _event in told] == [
        "REQUEST",
        "REQUEST",
        "CANCEL",
    ]
    assert len({str(event["uid"]) for _part, _calendar, event in told}) == 1
    assert [event["sequence"] for _part, _calendar, event in told] == [0, 1, 2]
    assert told[1][2].decoded("dtstart") == at(40, 9)
    assert str(told[2][2]["status"]) == "CANCELLED"
    for part, _calendar, event in told:
        assert part.get_filename() == "kalender.ics"
        assert str(event["attendee"]) == f"mailto:{guest.email}"
        assert event["attendee"].params["RSVP"] == "FALSE"
        assert str(event["organizer"]).startswith("mailto:")


def test_the_calendar_file_tells_neither_the_page_nor_the_link_of_the_meeting() -> None:
    meeting = make_called_meeting(digital_link="https://video.example.org/hemlig")
    guest = make_guest(meeting)
    letter = letter_of("meeting invitation", guest)

    assert token_of(guest) in letter.secret
    assert token_of(guest) not in letter.calendar
    assert "hemlig" not in letter.calendar


def test_a_letter_sent_again_has_the_same_file_though_the_meeting_has_moved() -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    started = meeting.starts_at
    first = letter_of("meeting invitation", guest).calendar
    move(meeting)

    again = letter_of("meeting invitation", guest)

    assert again.calendar == first
    assert calendar_in(again)[2].decoded("dtstart") == started


def test_who_is_no_longer_invited_gets_the_meeting_out_of_the_calendar() -> None:
    guest = make_guest(make_called_meeting())
    guest.refresh_from_db()
    withdraw_guest(guest, by=officer_of(guest.meeting.body))
    with time_machine.travel(timezone.now() + timedelta(hours=12), tick=False):
        see_to_seats()

    _part, calendar, event = calendar_in(
        letter_of("meeting invitation withdrawn", guest)
    )

    assert (str(calendar["method"]), event["sequence"]) == ("CANCEL", 0)


def test_who_waits_for_a_seat_gets_no_file_and_who_has_one_is_noted_as_coming() -> None:
    meeting = make_called_meeting(seats=1)
    first, second = make_guest(meeting), make_guest(meeting)
    answer(first, comes=True)
    answer(second, comes=True)
    move(meeting)

    has_seat = calendar_in(letter_of("meeting seat confirmed", first))[2]
    assert has_seat["attendee"].params["PARTSTAT"] == "ACCEPTED"
    assert letter_of("meeting waiting list", second).calendar == ""
    assert letter_of("meeting moved", second).calendar == ""


def test_when_the_reader_is_forgotten_the_file_goes_with_the_address() -> None:
    guest = make_guest(make_called_meeting())
    assert guest.email in letter_of("meeting invitation", guest).calendar

    forget_readers(Letter.objects.all())

    assert set(Letter.objects.values_list("to", "calendar")) == {("", "")}


def test_a_name_with_signs_of_the_format_makes_no_line_of_its_own() -> None:
    guest = make_guest(make_called_meeting(), name='Åsa "Å"; Ek, vice ordf.: Norr')

    event = calendar_in(letter_of("meeting invitation", guest))[2]

    assert event["attendee"].params["CN"] == "Åsa Å ; Ek, vice ordf.: Norr"
    assert str(event["attendee"]) == f"mailto:{guest.email}"


def test_who_keeps_letters_sees_that_a_file_went_along(
    client: Client, settings: LazySettings
) -> None:
    settings.MODE = "demo"
    guest = make_guest(make_called_meeting())
    letter = letter_of("meeting invitation", guest)

    assert (
        "en kalenderfil med mötet"
        in client.get(reverse("letter", args=[letter.pk])).text
    )
