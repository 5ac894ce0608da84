"""The kinds of dialogue: elected people take part in one, one needs no mandate."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.dialogues.actions import (
    begin_user_dialogue,
    change_dialogue,
    let_elected_take_part,
    set_terms,
    take_away_elected,
)
from gensvar.dialogues.models import Dialogue, DialogueKind, Stage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.organisations.models import BodyKind
from tests.make.dialogues import (
    chair_of,
    make_dialogue,
    make_matter,
    make_phase,
    make_plan,
    make_ready,
    make_rules,
    officer_of,
)
from tests.make.organisations import make_body
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db


def missing_to_open(dialogue: Dialogue) -> list[str]:
    arrow = LIFE_OF_A_DIALOGUE.transitions["open"]
    return [gate.name for gate in arrow.missing(dialogue)]


def test_a_citizen_dialogue_opens_when_an_elected_person_takes_part() -> None:
    dialogue = make_dialogue()
    officer = officer_of(dialogue.body)
    make_ready(dialogue)
    (person,) = dialogue.elected_participants.all()
    take_away_elected(person, by=officer)
    assert missing_to_open(dialogue) == ["elected_take_part"]
    unit = make_body(kind=BodyKind.UNIT)
    with pytest.raises(Invalid) as refusal:
        let_elected_take_part(dialogue, "Bo", unit, by=officer)
    assert refusal.value.field == "body"
    let_elected_take_part(dialogue, "Bo", dialogue.body, by=officer)
    with pytest.raises(Invalid):
        let_elected_take_part(dialogue, " Bo ", dialogue.body, by=officer)
    assert missing_to_open(dialogue) == []
    take_away_elected(dialogue.elected_participants.get(), by=officer)
    change_dialogue(dialogue, dialogue.version, by=officer, kind="civil_society")
    assert missing_to_open(dialogue) == []


def test_a_kind_is_not_changed_past_what_is_decided() -> None:
    mandated = make_dialogue()
    make_ready(mandated)
    unit = make_body(kind=BodyKind.UNIT)
    light = begin_user_dialogue(
        make_matter(), body=unit, by=officer_of(unit), title="Köksrådet"
    )
    for dialogue, kind in ((mandated, DialogueKind.USER), (light, "citizen_dialogue")):
        with pytest.raises(Invalid) as refusal:
            change_dialogue(
                dialogue,
                dialogue.version,
                by=officer_of(dialogue.body),
                kind=kind,
            )
        assert refusal.value.field == "kind"


def test_only_a_dialogue_with_users_goes_without_a_mandate() -> None:
    dialogue = make_dialogue()
    rules = make_rules()
    with pytest.raises(Invalid):
        set_terms(
            dialogue,
            by=officer_of(dialogue.body),
            question="Hur var maten?",
            level=rules.levels.get(key="consult"),
            promise="",
            can_influence="Maten.",
            cannot_influence="Köket.",
            answer_by=today() + timedelta(days=60),
        )


@pytest.mark.requirement("S3-36", "S3-39", "S3-40")
def test_a_service_opens_a_dialogue_with_its_users_on_screen(client: Client) -> None:
    unit = make_body("Patientköket", BodyKind.UNIT)
    matter, rules = make_matter(), make_rules()
    officer = officer_of(unit)
    client.force_login(officer)
    begin = f"/arbete/dialoger/overvaganden/arende/{matter.pk}/brukardialog/"
    assert "8 kap. 3 § kommunallagen" in client.get(begin).text
    client.post(
        begin,
        {
            "title": "Maten på avdelningen",
            "body": unit.pk,
            "contribution_visibility": "after_review",
            "allows_anonymous": "on",
        },
    )
    dialogue = Dialogue.objects.get(title="Maten på avdelningen")
    page = f"/arbete/dialoger/{dialogue.number}/"
    terms = {
        "question": "Hur var maten?",
        "level": rules.levels.get(key="consult").pk,
        "can_influence": "Maten.",
        "cannot_influence": "Köket.",
    }
    assert client.post(f"{page}uppdrag/ge/", terms).status_code == 422
    day = (today() + timedelta(days=60)).isoformat()
    client.post(f"{page}uppdrag/ge/", {**terms, "answer_by": day})
    assert "Inget politiskt uppdrag" in client.get(f"{page}uppdrag/").text
    client.post(f"{page}fragor/", {"do": "add", "words": "Hur var maten?"})
    make_plan(dialogue)
    make_phase(dialogue)
    client.post(f"{page}steg/open/")

    dialogue.refresh_from_db()
    assert (dialogue.stage, dialogue.consideration) == (Stage.OPEN, None)
    assert "Brukardialog" in client.get(page).text
    publish(dialogue)
    client.logout()
    public = client.get(f"/dialoger/{dialogue.slug}/").text
    assert "Inget politiskt uppdrag: brukardialog" in public


@pytest.mark.requirement("S3-36", "S3-38")
def test_the_definition_and_what_of_it_is_done_are_read_by_all(client: Client) -> None:
    dialogue = make_dialogue()
    make_ready(dialogue)
    chair = chair_of(dialogue.body)
    client.force_login(officer_of(dialogue.body))
    bodies = f"/arbete/dialoger/{dialogue.number}/organ/"
    client.post(
        bodies,
        {
            "do": "name",
            "elected-name": chair.name,
            "elected-body": dialogue.body_id,
        },
    )
    assert chair.name in client.get(bodies).text
    client.post(f"/arbete/dialoger/{dialogue.number}/steg/open/")
    work = client.get(f"/arbete/dialoger/{dialogue.number}/").text
    dialogue.refresh_from_db()
    publish(dialogue)
    client.logout()
    public = client.get(f"/dialoger/{dialogue.slug}/").text
    for text in (work, public):
        assert "Resultatet är en del av ett beslutsunderlag" in text
        assert "Inte än" in text
    assert chair.name in public
