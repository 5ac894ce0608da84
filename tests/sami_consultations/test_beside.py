"""What a consultation shows and stops elsewhere: matter, dialogue, body."""

import pytest
from django.test import Client

from gensvar.config.ownership import of_body
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.models import Stage as DialogueStage
from gensvar.kernel.days import today
from gensvar.lifecycle.gates import sami_consultation_has_ended
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.organisations.ownership import Kind, OnHand
from gensvar.sami_consultations import steps
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.organisations import make_body
from tests.make.sami_consultations import make_consulting, make_sameby, make_screened

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue(DialogueStage.PREPARING)


def test_the_decision_basis_waits_only_where_the_screening_said_yes(
    dialogue: Dialogue,
) -> None:
    matter = dialogue.matter
    assert sami_consultation_has_ended.holds(dialogue)
    make_screened(matter, yes=False)
    assert sami_consultation_has_ended.holds(dialogue)
    officer = officer_of(matter.body)
    steps.request_consultation(matter, make_sameby(officer), today(), by=officer)
    assert not sami_consultation_has_ended.holds(dialogue)


def test_the_decision_basis_may_leave_when_the_consultation_has_ended(
    dialogue: Dialogue,
) -> None:
    talk = make_consulting(dialogue.matter)
    gate = sami_consultation_has_ended
    assert gate in LIFE_OF_A_DIALOGUE.transitions["hand over"].missing(dialogue)
    steps.declare_end(talk.sameby, "consent", today(), by=talk.officer)
    assert gate not in LIFE_OF_A_DIALOGUE.transitions["hand over"].missing(dialogue)


def test_a_dialogue_says_how_its_matter_was_screened(
    client: Client, dialogue: Dialogue
) -> None:
    client.force_login(officer_of(dialogue.body))
    page = f"/arbete/dialoger/{dialogue.number}/"
    before = client.get(page).text
    make_screened(dialogue.matter)
    after = client.get(page).text
    link = f"/arbete/konsultationer/dialog/{dialogue.number}/"
    assert (link in before, "inte gjord" in before) == (True, True)
    assert (link in after, "Ska frågas" in after) == (True, True)
    led = client.get(link)
    assert led["Location"] == f"/arbete/konsultationer/arende/{dialogue.matter_id}/"


def test_a_matter_shows_its_consultation_to_all_and_opens_it_to_its_body(
    client: Client, dialogue: Dialogue
) -> None:
    one = make_screened(dialogue.matter)
    link = f'href="/arbete/konsultationer/{one.pk}/"'
    seen = []
    for user in (officer_of(dialogue.body), officer_of(make_body())):
        client.force_login(user)
        page = client.get(f"/arbete/arenden/{dialogue.matter_id}/").text
        seen.append(("Ska frågas" in page, link in page))
    assert seen == [(True, True), (True, False)]


def test_a_body_has_its_consultations_on_hand_until_they_are_closed(
    dialogue: Dialogue,
) -> None:
    talk = make_consulting(dialogue.matter)
    named = OnHand(Kind.SAMI_CONSULTATION, str(dialogue.matter))
    assert named in of_body(dialogue.matter.body)
    steps.declare_end(talk.sameby, "consent", today(), by=talk.officer)
    assert named in of_body(dialogue.matter.body)
