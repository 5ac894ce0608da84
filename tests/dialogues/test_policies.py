"""Who may what, as a table of roles."""

import pytest

from gensvar.dialogues import policies
from gensvar.dialogues.models import Dialogue
from gensvar.matters.policies import may_enter_decisions, may_keep_matters
from gensvar.organisations.models import BodyKind, Role
from tests.make.dialogues import make_dialogue
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db
OFFICER, CHAIR, READER, REGISTRAR = (
    Role.OFFICER,
    Role.CHAIR,
    Role.REPRESENTATIVE,
    Role.REGISTRAR,
)
TABLE = {
    "may_consider": {OFFICER, CHAIR},
    "may_decide_consideration": {CHAIR},
    "may_prepare": {OFFICER},
    "may_lead": {OFFICER},
    "may_give_mandate_as_chair": {CHAIR},
    "may_enter_decided_mandate": {CHAIR, REGISTRAR},
    "may_withdraw_mandate": {CHAIR, REGISTRAR},
    "may_approve_plan": {OFFICER, CHAIR},
    "may_read": {OFFICER, CHAIR, READER, REGISTRAR},
}
ABOUT_BODY = {"may_prepare", "may_give_mandate_as_chair", "may_enter_decided_mandate"}


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue()


def thing_for(name: str, dialogue: Dialogue) -> object:
    if name in ABOUT_BODY:
        return dialogue.body
    if name == "may_consider":
        return dialogue.matter
    if name == "may_decide_consideration":
        return dialogue.consideration
    return dialogue


@pytest.mark.parametrize("name", TABLE)
def test_who_may(name: str, dialogue: Dialogue) -> None:
    may = getattr(policies, name)
    thing = thing_for(name, dialogue)

    allowed = {role for role in Role if may(make_member(dialogue.body, role), thing)}

    assert allowed == TABLE[name]
    assert not may(make_user(), thing)
    assert not may(make_member(make_body(), *Role), thing)


def test_who_keeps_matters_and_enters_decisions(dialogue: Dialogue) -> None:
    matter = dialogue.matter
    members = {role: make_member(matter.body, role) for role in Role}

    keep = {r for r, m in members.items() if may_keep_matters(m, matter.body)}
    enter = {r for r, m in members.items() if may_enter_decisions(m, matter)}
    assert keep == enter == {OFFICER, REGISTRAR}


def test_a_chair_above_is_not_the_chair_of_a_body_below() -> None:
    assembly = make_body("Fullmäktige", BodyKind.ASSEMBLY)
    committee = make_body("Nämnden", parent=assembly)
    above = make_member(assembly, Role.CHAIR)

    assert not policies.may_give_mandate_as_chair(above, committee)
    assert policies.may_give_mandate_as_chair(above, assembly)


def test_who_carries_out_the_dialogue_leads_it(dialogue: Dialogue) -> None:
    unit = make_body("Enheten", BodyKind.UNIT)
    officer = make_member(unit, Role.OFFICER)
    dialogue.bodies.create(body=unit, role="performer")

    assert policies.may_lead(officer, dialogue)
    assert policies.may_read(officer, dialogue)
