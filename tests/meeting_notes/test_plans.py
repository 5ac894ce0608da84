"""The plan both sides work by, and telling in every direction."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.exercises.models import Entry
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meeting_notes.actions.passing import note_nobody_told, note_told
from gensvar.meeting_notes.actions.plans import enter_plan
from gensvar.meeting_notes.models import PassedOn, Plan, PointLink
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Meeting
from tests.make.dialogues import officer_of
from tests.make.held import make_held
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


def officer_at(meeting: Meeting, client: Client) -> Client:
    client.force_login(officer_of(meeting.body))
    return client


@pytest.mark.requirement("S4-028")
def test_an_idea_is_filed_under_a_point_of_the_plan_and_stands_there(
    client: Client,
) -> None:
    held = make_held()
    officer_at(held.meeting, client)
    sent = {
        "body": held.meeting.body.pk,
        "name": "Planen för 2026–2028",
        "valid_from": today().isoformat(),
        "points": "Ses oftare\n\nKänna varandra bättre\nSes oftare",
    }
    made = client.post("/arbete/moten/planer/ny/", sent)
    plan = Plan.objects.get()
    assert made.headers["Location"] == f"/arbete/moten/planer/{plan.pk}/"
    assert [p.words for p in plan.points.all()] == [
        "Ses oftare",
        "Känna varandra bättre",
    ]
    point = plan.points.get(words="Ses oftare")
    idea = held.ideas[0]
    here = f"/arbete/moten/{held.meeting.pk}/ideer/{idea.pk}/"
    client.post(here, {"do": "file", "file-points": [point.pk]})
    page = client.get(f"/arbete/moten/planer/{plan.pk}/").text
    assert idea.text in page
    assert "1 idé bidrar till den" in page
    client.post(here, {"do": "file"})
    assert not PointLink.objects.exists()
    assert Entry.objects.get(pk=idea.pk).text == idea.text


def test_a_plan_that_ends_before_it_begins_is_told_at_the_field(client: Client) -> None:
    body = make_body()
    client.force_login(officer_of(body))
    sent = {
        "body": body.pk,
        "name": "Planen",
        "valid_from": "2026-03-01",
        "valid_to": "2026-02-01",
        "points": "Ses oftare",
    }
    answer = client.post("/arbete/moten/planer/ny/", sent)
    assert answer.status_code == 422
    assert "Den slutar innan den börjar. Ändra en av dagarna." in answer.text
    assert "Ses oftare" in answer.text


def test_only_those_who_meet_for_a_body_enter_its_plan() -> None:
    stranger = make_member(make_body())
    with pytest.raises(NotAllowed):
        enter_plan(make_body(), "Planen", ["Ses"], valid_from=today(), by=stranger)


@pytest.mark.requirement("S4-091")
def test_what_a_meeting_came_to_is_told_in_every_direction(client: Client) -> None:
    held = make_held()
    officer_at(held.meeting, client)
    here = f"/arbete/moten/{held.meeting.pk}/aterkoppling/"
    assert client.get(here).text.count("Inte berättat än") == 4
    day = today().isoformat()
    client.post(
        here,
        {"do": "told", "direction": "elected", "to_whom": "Vårdnämnden", "on": day},
    )
    client.post(
        here, {"do": "nobody", "direction": "officers", "why": "Inget nytt uppdrag."}
    )
    Client().post(f"/mote/{token_of(held.visitor)}/beratta-vidare/")
    page = client.get(here).text
    assert page.count("Inte berättat än") == 1
    for words in ("Vårdnämnden", "Inget nytt uppdrag.", str(held.visitor.organisation)):
        assert words in page


def test_a_guest_gets_words_to_pass_on_and_notes_once_that_the_members_know() -> None:
    held, guest = make_held(), Client()
    here = f"/mote/{token_of(held.visitor)}/beratta-vidare/"
    assert held.meeting.next_step in guest.get(here).text
    for _press in range(2):
        guest.post(here)
    assert PassedOn.objects.count() == 1
    assert "Era medlemmar vet" in guest.get(here).text


def test_before_the_meeting_has_ended_there_is_nothing_to_tell() -> None:
    meeting = make_meeting()
    officer = officer_of(meeting.body)
    with pytest.raises(NotYet):
        note_told(meeting, "elected", "Nämnden", today(), by=officer)


def test_a_day_that_has_not_come_and_words_that_lack_are_told_at_the_field(
    client: Client,
) -> None:
    held = make_held()
    officer_at(held.meeting, client)
    here = f"/arbete/moten/{held.meeting.pk}/aterkoppling/"
    later = (today() + timedelta(days=1)).isoformat()
    sent = {"do": "told", "direction": "elected", "to_whom": "Nämnden", "on": later}
    answer = client.post(here, sent)
    assert (answer.status_code, "Den dagen har inte varit än." in answer.text) == (
        422,
        True,
    )
    assert 'value="Nämnden"' in answer.text
    note_told(held.meeting, "elected", "N", today(), by=officer_of(held.meeting.body))
    with pytest.raises(Invalid):
        note_nobody_told(
            held.meeting, "elected", "Ingen", by=officer_of(held.meeting.body)
        )
