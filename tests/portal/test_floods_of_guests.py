"""One invitation sends so much and no more; what was typed stands in the form."""

import pytest
from django.test import Client

from gensvar.kernel.secrets import public_id, token
from gensvar.meeting_notes.actions import agreeing
from gensvar.meeting_notes.models import NotesComment
from gensvar.meetings.actions import agenda, planning
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import AgendaItem, Guest, Meeting, MeetingKind
from tests.make.held import make_held, send_out
from tests.make.meetings import make_guest, make_meeting

pytestmark = pytest.mark.django_db


def test_a_guest_proposes_so_many_items(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "MOST_ITEMS", 2)
    meeting = make_meeting()
    one, other = (make_guest(meeting, speaks=True) for _time in range(2))

    def propose(guest: Guest, title: str) -> tuple[int, str]:
        sent = {"do": "propose", "title": title, "kind": "talk"}
        page = client.post(f"/mote/{token_of(guest)}/dagordning/", sent)
        return page.status_code, page.text

    assert [propose(one, "Tolkar")[0] for _time in range(2)] == [302, 302]
    status, page = propose(one, "Bänkar i solen")

    assert status == 422
    assert "Bänkar i solen" in page
    assert "Du har föreslagit 2 punkter" in page
    assert propose(other, "Broar")[0] == 302
    assert AgendaItem.objects.count() == 3


def test_so_many_extra_meetings_that_a_side_asks_for_wait_at_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "MOST_WAITING", 2)
    guest = make_guest(make_meeting(), speaks=True)

    def call() -> tuple[int, str]:
        sent = {"title": "Om broarna", "purpose": "De rasar", "key": public_id()}
        page = client.post(f"/mote/{token_of(guest)}/kalla/", sent)
        return page.status_code, page.text

    assert [call()[0] for _time in range(2)] == [302, 302]
    status, page = call()

    assert status == 422
    assert "De rasar" in page
    assert "väntar redan" in page
    extra = Meeting.objects.filter(kind=MeetingKind.EXTRA)
    assert extra.count() == 2
    extra.filter(pk=extra[0].pk).update(stage="called")
    assert call()[0] == 302


def test_a_guest_sends_so_many_comments_on_the_notes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreeing, "MOST_COMMENTS", 2)
    held = make_held()
    send_out(held)

    def comment(words: str) -> tuple[int, str]:
        sent = {"do": "comment", "part": "facts", "words": words, "key": token()}
        page = client.post(f"/mote/{token_of(held.speaker)}/anteckningar/", sent)
        return page.status_code, page.text

    assert [comment("Vi var fler.")[0] for _time in range(2)] == [302, 302]
    status, page = comment("Det var fel sal.")

    assert status == 422
    assert "Det var fel sal." in page
    assert "Du har skickat 2 kommentarer" in page
    assert NotesComment.objects.count() == 2
