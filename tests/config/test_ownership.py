"""What a body or a person must hand over counts meetings, questions and material."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.config.ownership import of_body, of_person
from gensvar.followups.actions import raise_question
from gensvar.followups.actions.questions import Raised
from gensvar.followups.models import QuestionNote, QuestionStep
from gensvar.kernel.days import today
from gensvar.matching.actions.listings import Said, write_listing_of_body
from gensvar.meetings.actions.materials import add_material
from gensvar.meetings.models import Material
from gensvar.organisations.models import Body, Role
from gensvar.organisations.ownership import Kind
from tests.make.dialogues import officer_of
from tests.make.exchanges import has_been, make_event
from tests.make.funding import make_funding
from tests.make.held import end
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Body:
    """A body with a meeting to come, material to bring and a question to answer."""
    body = make_body()
    by = officer_of(body)
    meeting = make_meeting(body, title="Höstmötet")
    add_material(meeting, {"title": "Rapporten", "owner": by}, by=by)
    raised = Raised("När öppnar det?", today() + timedelta(days=9), owner=by)
    raise_question(body, raised, by=by)
    return body


def test_a_body_has_its_meetings_and_questions_on_hand(body: Body) -> None:
    found = {(one.kind, one.name) for one in of_body(body)}
    assert found == {
        (Kind.QUESTION, "När öppnar det?"),
        (Kind.MEETING, "Höstmötet"),
    }


def test_a_body_has_its_invitations_listings_and_support_on_hand() -> None:
    body = make_body()
    support = make_funding(body, is_shown=True)
    make_funding(body)
    coming, gone = make_event(body), make_event(body)
    has_been(gone)
    has = Said("has", "rooms", "Rum på kvällar", contact="Receptionen")
    write_listing_of_body(body, has, by=officer_of(body), key="rum")
    make_event(make_body())
    found = [(one.kind, one.name) for one in of_body(body)]
    assert found == [
        (Kind.INVITATION, coming.title),
        (Kind.LISTING, "Rum på kvällar"),
        (Kind.SUPPORT, support.name),
    ]
    assert "Ett besök" in str(of_body(body)[0].sentence)


def test_a_meeting_that_has_ended_is_not_on_hand(body: Body) -> None:
    meeting = Material.objects.get().meeting
    end(meeting)
    assert [one.kind for one in of_body(body)] == [Kind.QUESTION]
    assert [one.kind for one in of_person(officer_of(body))] == [Kind.QUESTION]


def test_an_administrator_hands_over_questions_and_material(
    client: Client, body: Body
) -> None:
    leaving = officer_of(body)
    to = make_member(body, Role.OFFICER, name="Bo Berg")
    client.force_login(make_member(body, Role.ADMINISTRATOR))
    page = reverse("hand-over-work", args=[leaving.pk])
    shown = client.get(page).text
    assert "När öppnar det?" in shown
    assert "Rapporten" in shown

    client.post(page, {"to": to.pk})
    assert of_person(leaving) == []
    assert [one.kind for one in of_person(to)] == [Kind.QUESTION, Kind.MATERIAL]
    steps = QuestionNote.objects.values_list("step", flat=True)
    assert list(steps) == [QuestionStep.PASSED_ON]
