"""Those who keep a meeting hear of what the other side proposes, at most hourly."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from gensvar.config.worker import still_wanted
from gensvar.kernel import addresses
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.planning import propose_meeting
from gensvar.meetings.actions.polls import add_time
from gensvar.meetings.actions.voices import voice_of, voice_of_guest
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest, Meeting, MeetingStage
from gensvar.notifications.models import Letter, LetterState
from tests.make.dialogues import officer_of
from tests.make.meetings import at, make_guest, make_meeting

pytestmark = pytest.mark.django_db


def propose(guest: Guest, title: str) -> None:
    propose_item(guest.meeting, {"title": title}, voice=voice_of_guest(guest))


def news() -> list[Letter]:
    return list(Letter.objects.filter(kind="meeting news").order_by("pk"))


def leaves(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.SENT, sent_at=timezone.now()
    )


def test_an_item_that_a_guest_proposes_on_the_page_is_told_without_its_words() -> None:
    guest = make_guest(make_meeting(title="Hemligt namn"), speaks=True)
    sent = {"do": "propose", "title": "Hemlig sak", "kind": "talk"}

    Client().post(f"/mote/{token_of(guest)}/dagordning/", sent)

    (letter,) = news()
    assert letter.to == officer_of(guest.meeting.body).email
    assert letter.subject == "Den andra sidan har föreslagit något till ett möte"
    assert addresses.meeting_agenda(guest.meeting_id) in letter.text
    assert "hemlig" not in (letter.subject + letter.text).lower()
    assert guest.name not in letter.text


def test_a_time_and_an_extra_meeting_are_told_and_what_we_propose_is_not() -> None:
    first, second, third = (make_meeting(starts_at=None, ends_at=None) for _n in "abc")
    guest, other = make_guest(first, speaks=True), make_guest(second, speaks=True)
    add_time(first, at(9), at(9, 16), voice=voice_of_guest(guest))
    facts = {"title": "Extra", "purpose": "Hemligt"}
    proposed = propose_meeting(second, facts, voice=voice_of_guest(other))
    ours = voice_of(third, officer_of(third.body))
    propose_item(third, {"title": "Vår punkt"}, voice=ours)

    told = news()

    assert [letter.cause for letter in told] == [
        f"meeting {first.pk}",
        f"meeting {second.pk}",
    ]
    assert addresses.meeting_times(first.pk) in told[0].text
    assert addresses.meeting_work(proposed.pk) in told[1].text
    assert "Hemligt" not in told[1].text


def test_much_in_an_hour_is_one_letter_and_what_comes_after_waits_its_hour() -> None:
    guest = make_guest(make_meeting(), speaks=True)
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        propose(guest, "Ett")
        propose(guest, "Två")
        (first,) = news()
        leaves(first)
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        propose(guest, "Tre")
        propose(guest, "Fyra")
    _first, second = news()
    assert second.not_before == start + timedelta(hours=1)
    with time_machine.travel(start + timedelta(hours=1), tick=False):
        leaves(second)
    later = start + timedelta(hours=5)
    with time_machine.travel(later, tick=False):
        propose(guest, "Fem")
    assert [letter.not_before for letter in news()[2:]] == [later]


def test_news_is_not_sent_when_the_meeting_is_over_or_the_reader_has_left() -> None:
    guest = make_guest(make_meeting(), speaks=True)
    propose(guest, "Ett")
    (letter,) = news()
    wanted = still_wanted()["meeting news"]
    assert wanted(letter)

    Meeting.objects.update(stage=MeetingStage.CANCELLED, cancel_reason="Snö.")
    assert not wanted(letter)
    Meeting.objects.update(stage=MeetingStage.PREPARING)
    officer = officer_of(guest.meeting.body)
    officer.is_active = False
    officer.save()
    assert not wanted(letter)


def test_the_letters_lead_to_pages_that_exist() -> None:
    names = [
        resolve(address(7)).url_name
        for address in (
            addresses.meeting_work,
            addresses.meeting_agenda,
            addresses.meeting_times,
        )
    ]

    assert len(set(names)) == 3
