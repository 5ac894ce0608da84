"""Engagements beside meetings: written questions, and events of the groups."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.consultations.actions.engagements import (
    answer_in_writing,
    close_in_writing,
    enter_answer,
    send_in_writing,
)
from gensvar.consultations.keys import token_of
from gensvar.consultations.models import (
    EventInvitation,
    WrittenAnswer,
    WrittenQuestion,
    WrittenRecipient,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.meetings.models import AgendaItem
from gensvar.notifications.models import Letter
from gensvar.programmes.models import Group
from tests.make.consultations import (
    make_event,
    make_organisation_with_address,
    make_samrad,
    make_sent,
    make_written,
)
from tests.make.dialogues import officer_of
from tests.make.programmes import group_of, make_programme, make_seat

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S1-35")
def test_a_question_is_asked_in_writing_and_answered_without_account(
    client: Client,
) -> None:
    programme = make_programme()
    make_seat(programme, Group.ROMA, make_organisation_with_address())
    client.force_login(officer_of(programme.body))
    pages = f"/arbete/samrad/{programme.pk}/utbyte/"
    sent = {
        "title": "Tolkar på akuten",
        "words": "Hur fungerar det?",
        "groups": [group_of(programme, Group.ROMA).pk],
        "answer_by": (today() + timedelta(14)).isoformat(),
        "language": "sv",
    }
    page = client.post(f"{pages}fraga/", sent)["Location"]
    assert client.post(page, {"do": "send"}).status_code == 302
    recipient = WrittenRecipient.objects.get()
    letter = Letter.objects.get(kind="written question")
    assert letter.to == recipient.organisation.email
    anyone, mine = Client(), f"/fraga/{token_of(recipient)}/"
    key = anyone.get(mine).context["form"].initial["key"]
    for _twice in range(2):
        answer = anyone.post(mine, {"words": "Tolken kommer för sent.", "key": key})
        assert answer.status_code == 302
    assert WrittenAnswer.objects.count() == 1
    assert "Tolken kommer för sent." in client.get(page).content.decode()
    close = {"do": "close", "close-outcome": "Vi bokar tidigare.", "close-version": 2}
    assert client.post(page, close).status_code == 302
    assert "Vi bokar tidigare." in anyone.get(mine).content.decode()
    assert "1 av 1" in client.get(pages).content.decode()


def test_an_answer_day_that_has_passed_is_refused_at_its_field(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    sent = {
        "title": "Tolkar",
        "words": "Hur fungerar det?",
        "groups": [group_of(programme, Group.ROMA).pk],
        "answer_by": (today() - timedelta(1)).isoformat(),
        "language": "sv",
    }
    answer = client.post(f"/arbete/samrad/{programme.pk}/utbyte/fraga/", sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["answer_by"]
    assert WrittenQuestion.objects.count() == 0


def test_an_organisation_answers_once() -> None:
    recipient = make_sent()
    by = officer_of(recipient.question.programme.body)
    assert answer_in_writing(recipient, "Bra.", "one")
    assert not answer_in_writing(recipient, "Bra.", "one")
    with pytest.raises(Invalid):
        answer_in_writing(recipient, "Dåligt.", "two")
    with pytest.raises(Invalid):
        enter_answer(recipient, "Dåligt.", "Telefon", by=by)
    assert [one.words for one in WrittenAnswer.objects.all()] == ["Bra."]


def test_a_closed_question_takes_no_answer() -> None:
    recipient = make_sent()
    question = recipient.question
    question.refresh_from_db()
    by = officer_of(question.programme.body)
    close_in_writing(question, "Inget.", by=by, seen_version=question.version)
    with pytest.raises(NotYet):
        answer_in_writing(recipient, "Bra.", "one")


def test_a_question_to_groups_without_seats_is_not_sent() -> None:
    question = make_written()
    for seat in question.programme.seats.all():
        seat.withdrawn_on = today()
        seat.save()
    with pytest.raises(NotYet):
        send_in_writing(question, by=officer_of(question.programme.body))
    assert WrittenRecipient.objects.count() == 0


@pytest.mark.requirement("S1-35")
def test_a_written_question_becomes_an_item_of_a_meeting(client: Client) -> None:
    recipient = make_sent()
    question = recipient.question
    meeting = make_samrad(question.programme, Group.ROMA, days=20)
    client.force_login(officer_of(question.programme.body))
    page = f"/arbete/samrad/{question.programme_id}/utbyte/fraga/{question.pk}/"
    sent = {"do": "meeting", "meeting-meeting": meeting.pk}
    assert client.post(page, sent).status_code == 302
    item = AgendaItem.objects.get(title="Tolkar på akuten")
    assert item.meeting == meeting
    assert client.post(page, sent).status_code == 422


@pytest.mark.requirement("S1-35")
def test_an_invitation_from_a_group_is_answered_and_what_came_of_it_told(
    client: Client,
) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    sent = {
        "group": group_of(programme, Group.ROMA).pk,
        "title": "Romska dagen",
        "day": today().isoformat(),
    }
    page = client.post(f"/arbete/samrad/{programme.pk}/utbyte/inbjudan/", sent)[
        "Location"
    ]
    answer = {"do": "answer", "answer-state": "declined", "answer-version": 1}
    assert client.post(page, answer).status_code == 422
    answer |= {"answer-state": "accepted", "answer-body": programme.body_id}
    assert client.post(page, answer).status_code == 302
    tell = {"do": "tell", "tell-outcome": "Vi hörde om tolkar.", "tell-version": 2}
    assert client.post(page, tell).status_code == 302
    event = EventInvitation.objects.get()
    assert (event.state, event.outcome) == ("done", "Vi hörde om tolkar.")
    assert "Vi hörde om tolkar." in client.get(page).content.decode()


def test_nothing_came_of_an_event_before_its_day(client: Client) -> None:
    event = make_event(make_programme(), days=5)
    client.force_login(officer_of(event.programme.body))
    page = f"/arbete/samrad/{event.programme_id}/utbyte/inbjudan/{event.pk}/"
    answer = {
        "do": "answer",
        "answer-state": "accepted",
        "answer-body": event.programme.body_id,
        "answer-version": 1,
    }
    assert client.post(page, answer).status_code == 302
    tell = {"do": "tell", "tell-outcome": "Bra.", "tell-version": 2}
    assert client.post(page, tell).status_code == 422
