"""Meetings that everyone may know of, and those that nobody may."""

import re
from datetime import timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.meetings.models import Guest, Meeting
from gensvar.notifications.models import Letter
from gensvar.publishing.actions import show_meeting, withdraw
from gensvar.publishing.models import Publication
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest, make_meeting
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def make_shown(**facts: object) -> Meeting:
    meeting = make_called_meeting(**facts)
    show_meeting(meeting, by=officer_of(meeting.body))
    return meeting


def address(meeting: Meeting, rest: str = "") -> str:
    return f"/moten/{meeting.public_id}/{rest}"


@pytest.mark.requirement("S4-087")
def test_anybody_registers_to_an_open_meeting_and_takes_the_seat_by_letter(
    client: Client,
) -> None:
    meeting = make_shown(registration_open=True)
    assert meeting.title in client.get("/moten/").text

    sent = {"name": "Bo Ek", "email": "bo@example.org", "organisation": "Klubben"}
    page = client.post(address(meeting), sent, follow=True)
    assert "en sak kvar" in page.text.lower()

    guest = Guest.objects.get()
    assert guest.state == "invited"
    link = Letter.objects.get().secret
    client.post(f"/mote/{link}/", {"do": "yes"})
    assert Guest.objects.get().state == "accepted"


def test_registering_shows_nobody_who_is_asked_already(client: Client) -> None:
    meeting = make_shown(registration_open=True)
    guest = make_guest(meeting)

    pages = [
        client.post(address(meeting), {"name": "X", "email": mail}, follow=True).text
        for mail in (guest.email, "ny@example.org")
    ]

    first, second = (re.sub(r'value="\w{64}"', "", page) for page in pages)
    assert first == second


def test_what_is_wrong_is_given_back_with_every_word(client: Client) -> None:
    meeting = make_shown(registration_open=True)

    page = client.post(address(meeting), {"name": "Bo Ek", "email": "bo"})

    assert page.status_code == 422
    assert "Bo Ek" in page.text
    assert not Guest.objects.exists()


def test_nobody_registers_where_registration_is_closed(client: Client) -> None:
    meeting = make_shown()
    sent = {"name": "Bo", "email": "bo@example.org"}

    assert client.post(address(meeting), sent).status_code == 422
    assert not Guest.objects.exists()


@pytest.mark.parametrize("rest", ["", "tack/"])
def test_a_meeting_that_is_not_announced_looks_like_none(
    client: Client, rest: str
) -> None:
    secret = make_called_meeting(registration_open=True)
    hidden = make_shown()
    decision = Publication.objects.get(meeting=hidden)
    withdraw(decision, reason="Fel dag.", by=officer_of(hidden.body))
    bodies = {
        client.get(f"/moten/{name}/{rest}").text.replace(name, "")
        for name in (secret.public_id, hidden.public_id, "bcdfghjkmnpq")
    }

    assert len(bodies) == 1
    assert secret.title not in client.get("/moten/").text
    assert secret.public_id.encode() not in client.get("/moten.ics").content


def test_the_feed_tells_when_and_where_but_not_the_link_for_guests(
    client: Client,
) -> None:
    meeting = make_shown(digital_link="https://video.example.org/hemlig")

    written = client.get("/moten.ics").content
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")

    assert b"hemlig" not in written
    assert "hemlig" not in client.get(address(meeting)).text
    assert event.decoded("dtstart") == meeting.starts_at
    assert str(event["url"]).endswith(address(meeting))


def test_only_keepers_show_a_meeting_and_only_one_that_is_called() -> None:
    meeting = make_meeting()

    with pytest.raises(NotAllowed):
        show_meeting(meeting, by=make_user())
    with pytest.raises(NotYet):
        show_meeting(meeting, by=officer_of(meeting.body))


@pytest.mark.requirement("S4-004")
def test_at_the_door_an_address_is_enough_and_the_page_tells_of_no_meeting(
    client: Client,
) -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    where = address(meeting, "har/")
    assert meeting.title not in client.get(where).text
    assert client.post(where, {"email": guest.email}).status_code == 422

    now, hour = timezone.now(), timedelta(hours=1)
    Meeting.objects.update(starts_at=now - hour, ends_at=now + hour)
    assert client.post(where, {"email": "okand@example.org"}).status_code == 422
    assert "Välkommen" in client.post(where, {"email": guest.email.upper()}).text
    assert Guest.objects.get().arrived_at is not None
    nowhere = client.post("/moten/bcdfghjkmnpq/har/", {"email": guest.email})
    assert nowhere.status_code == 422
