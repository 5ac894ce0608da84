"""A guest's own page: without account, with one press, and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.meetings.keys import token_of
from gensvar.meetings.models import AccessNeed, Guest, Meeting, MeetingStage
from gensvar.notifications.models import Letter
from gensvar.portal import limits
from gensvar.publishing.actions import show_meeting
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.meetings import at, make_guest

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script> "Bo" \u202eoB'


def page_of(guest: Guest) -> str:
    return f"/mote/{token_of(guest)}/"


def state_of(guest: Guest) -> str:
    return Guest.objects.get(pk=guest.pk).state


@pytest.mark.requirement("S4-002", "S4-003", "S4-080", "S4-087")
def test_a_guest_reads_what_it_is_about_and_answers_with_one_press(
    client: Client,
) -> None:
    meeting = make_called_meeting(place="Folkets hus Granfors")
    guest = make_guest(meeting)

    page = client.get(page_of(guest)).text
    for words in (
        meeting.purpose,
        meeting.for_you,
        "Folkets hus Granfors",
        "kl.\u00a014.00–17.30",
    ):
        assert words in page

    client.post(page_of(guest), {"do": "yes"})
    assert state_of(guest) == "accepted"
    client.post(page_of(guest), {"do": "no"})
    assert state_of(guest) == "declined"


@pytest.mark.requirement("S4-069")
def test_a_guest_and_everyone_read_what_kind_of_place_it_is(client: Client) -> None:
    meeting = make_called_meeting(
        place="Granngården", place_kind="association", place_access="Ramp."
    )
    show_meeting(meeting, by=officer_of(meeting.body))

    for address in (page_of(make_guest(meeting)), f"/moten/{meeting.public_id}/"):
        page = client.get(address).text
        for words in ("Granngården", "Hos en förening", "Ramp."):
            assert words in page


def test_a_link_in_a_letter_answers_nothing_by_itself(client: Client) -> None:
    guest = make_guest(make_called_meeting())

    page = client.get(f"{page_of(guest)}?svar=ja")

    assert page.status_code == 200
    assert state_of(guest) == "invited"


@pytest.mark.requirement("S4-087")
def test_who_waits_sees_the_place_in_line_and_takes_the_seat_that_is_offered(
    client: Client,
) -> None:
    meeting = make_called_meeting(seats=1)
    first, second, third = (make_guest(meeting) for _number in range(3))
    for guest in (first, second, third):
        client.post(page_of(guest), {"do": "yes"})

    assert "nummer 2 i kön" in client.get(page_of(third)).text
    client.post(page_of(first), {"do": "no"})
    assert "Det finns en plats till dig" in client.get(page_of(second)).text
    client.post(page_of(second), {"do": "yes"})
    assert (state_of(second), state_of(third)) == ("accepted", "waiting")


@pytest.mark.requirement("S4-087")
def test_a_guest_sends_somebody_else_and_gets_words_back_when_wrong(
    client: Client,
) -> None:
    guest = make_guest(make_called_meeting())
    where = f"{page_of(guest)}ersattare/"

    wrong = client.post(where, {"name": HOSTILE, "email": "inte en adress"})
    assert wrong.status_code == 422
    assert "&lt;script&gt;" in wrong.text
    assert "<script>alert" not in wrong.text

    client.post(where, {"name": HOSTILE, "email": "bo@example.org"})
    sent = Guest.objects.get(substitute_of=guest)
    assert (sent.name, sent.organisation) == (HOSTILE, guest.organisation)
    assert "\n" not in Letter.objects.get(to="bo@example.org").subject


def test_needs_are_said_seen_by_the_guest_and_taken_back(client: Client) -> None:
    guest = make_guest(make_called_meeting())
    where = f"{page_of(guest)}behov/"

    sent = {"kinds": ["hearing_loop", "diet"], "words": "Inga nötter."}
    assert client.post(where, sent).status_code == 302
    assert "Inga nötter." in client.get(where).text
    assert client.post(where, {"kinds": ["made-up"]}).status_code == 422
    client.post(where, {})
    need = AccessNeed.objects.get()
    assert (need.kinds, need.words) == ([], "")


def test_needs_are_emptied_when_the_guest_does_not_come(client: Client) -> None:
    guest = make_guest(make_called_meeting())
    client.post(f"{page_of(guest)}behov/", {"kinds": ["step_free"], "words": "x"})

    client.post(page_of(guest), {"do": "no"})

    need = AccessNeed.objects.get()
    assert (need.kinds, need.words, need.deleted_at is None) == ([], "", False)


def test_no_letter_holds_what_a_guest_wrote(client: Client) -> None:
    guest = make_guest(make_called_meeting())
    client.post(f"{page_of(guest)}behov/", {"kinds": ["diet"], "words": "Hemligt ord"})
    client.post(page_of(guest), {"do": "yes"})

    texts = [row.subject + row.text for row in Letter.objects.all()]
    assert len(texts) == 2
    assert not any("Hemligt ord" in text for text in texts)


def test_the_token_is_in_no_stored_text(client: Client) -> None:
    guest = make_guest(make_called_meeting())
    client.post(page_of(guest), {"do": "yes"})

    for letter in Letter.objects.all():
        assert token_of(guest) not in letter.text
        assert f"/mote/{token_of(guest)}/" in letter.whole_text


def test_a_meeting_that_moved_asks_those_who_come_to_confirm(client: Client) -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    client.post(page_of(guest), {"do": "yes"})

    Meeting.objects.update(sequence=1, starts_at=at(31), ends_at=at(31, 16))
    assert "Mötet har flyttats" in client.get(page_of(guest)).text
    assert state_of(guest) == "accepted"
    client.post(page_of(guest), {"do": "yes"})
    assert "Mötet har flyttats" not in client.get(page_of(guest)).text


def test_a_cancelled_meeting_says_so_and_takes_no_answer(client: Client) -> None:
    guest = make_guest(make_called_meeting())
    Meeting.objects.update(stage=MeetingStage.CANCELLED, cancel_reason="Snöoväder.")

    assert "Snöoväder." in client.get(page_of(guest)).text
    page = client.post(page_of(guest), {"do": "yes"}, follow=True).text
    assert "Mötet är inställt" in page
    assert state_of(guest) == "invited"


def test_a_wrong_token_opens_nothing_and_too_many_are_stopped(
    client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(limits, "WRONG_CODES_A_MINUTE", 2)
    guest = make_guest(make_called_meeting())

    statuses = [client.get("/mote/bcdfghjkmnpqrstv/").status_code for _try in range(3)]
    assert statuses == [404, 404, 429]
    assert client.get(page_of(guest)).status_code == 429


@pytest.mark.requirement("S4-004")
def test_on_the_day_a_guest_says_to_be_here(client: Client) -> None:
    guest = make_guest(make_called_meeting())
    client.post(page_of(guest), {"do": "here"})
    assert Guest.objects.get(pk=guest.pk).arrived_at is None

    now = timezone.now()
    hour = timedelta(hours=1)
    Meeting.objects.update(starts_at=now - hour, ends_at=now + hour)
    assert "Är du här?" in client.get(page_of(guest)).text
    client.post(page_of(guest), {"do": "here"})
    assert Guest.objects.get(pk=guest.pk).arrived_at is not None


def test_the_square_code_is_a_drawing(client: Client) -> None:
    found = client.get(f"{page_of(make_guest(make_called_meeting()))}kod.svg")

    assert found["Content-Type"] == "image/svg+xml"
    assert found.content.startswith(b"<?xml")
