"""Steps that several do together: done when each has confirmed."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.accounts.models import User
from gensvar.config.ownership import of_body, of_person
from gensvar.dialogues.actions import set_part
from gensvar.dialogues.models import BodyRole, Dialogue
from gensvar.joint_work.actions.steps import (
    Together,
    begin_step,
    confirm,
    drop_step,
    remove_performer,
    take_back,
)
from gensvar.joint_work.doneness import NEEDS_BOTH, Mark, is_done
from gensvar.joint_work.models import JointStep, Performer, Side, StepKind
from gensvar.joint_work.queries.steps import waiting_for
from gensvar.joint_work.tasks import remind
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.notifications.models import Letter
from gensvar.organisations.models import BodyKind, Role
from tests.make.dialogues import chair_of, make_dialogue, officer_of, someone
from tests.make.joint_work import make_joint_step
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


MARKS = st.builds(Mark, st.sampled_from(Side.values), st.booleans())


@settings(max_examples=30)
@given(st.sampled_from(StepKind.values), st.lists(MARKS, max_size=4))
def test_a_step_is_done_when_each_has_confirmed_and_both_sides_are_there(
    kind: str, marks: list[Mark]
) -> None:
    confirmed = bool(marks) and all(mark.is_confirmed for mark in marks)
    both = {mark.side for mark in marks} == set(Side.values)
    assert is_done(kind, marks) == (confirmed and (both or kind not in NEEDS_BOTH))


@pytest.mark.requirement("S2-27")
@pytest.mark.requirement("S2-28")
@pytest.mark.requirement("S2-29")
def test_the_elected_and_two_administrations_do_a_step_together_on_screen(
    dialogue: Dialogue,
) -> None:
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    units = [make_body(f"Förvaltning {n}", BodyKind.ADMINISTRATION) for n in (1, 2)]
    helpers = [officer_of(unit) for unit in units]
    for unit in units:
        set_part(dialogue, unit, BodyRole.PERFORMER, by=officer)
    at = f"/arbete/dialoger/{dialogue.number}/tillsammans/"
    asked = {
        "kind": StepKind.PLAN,
        "what": "Gå igenom planen",
        "due_on": today() + timedelta(days=7),
        "bodies": [unit.pk for unit in units],
    }
    page = client_of(officer).post(f"{at}ny/", asked, follow=True).text
    assert "någon som är förtroendevald" in page
    step = JointStep.objects.get()
    for helper in helpers:
        row = Performer.objects.get(step=step, body=units[helpers.index(helper)])
        client_of(helper).post(f"{at}{step.pk}/", {"do": "confirm", "pk": row.pk})
    assert "någon som är förtroendevald" in client_of(chair).get(f"{at}{step.pk}/").text

    add = {"do": "add", "people": [chair.pk]}
    client_of(officer).post(f"{at}{step.pk}/", add)
    own = Performer.objects.get(step=step, user=chair)
    assert (
        client_of(officer)
        .post(f"{at}{step.pk}/", {"do": "confirm", "pk": own.pk})
        .status_code
        == 403
    )
    page = (
        client_of(chair)
        .post(f"{at}{step.pk}/", {"do": "confirm", "pk": own.pk}, follow=True)
        .text
    )
    assert "Innan det är klart" not in page
    assert "Klart" in client_of(helpers[0]).get(at).text
    page = (
        client_of(chair)
        .post(f"{at}{step.pk}/", {"do": "back", "pk": own.pk}, follow=True)
        .text
    )
    assert "Innan det är klart" in page


def test_letters_go_to_those_who_are_asked_and_once_more_when_it_is_late(
    dialogue: Dialogue,
) -> None:
    step = make_joint_step(dialogue)
    people = {row.user.email: row for row in step.performers.all() if row.user}
    asked = Letter.objects.filter(kind="joint step")
    assert sorted(asked.values_list("to", flat=True)) == sorted(people)
    first, second = step.performers.all()
    assert first.user is not None
    assert second.user is not None
    confirm(first, by=first.user)
    for days, kind in ((2, "soon"), (-1, "late"), (-2, "")):
        JointStep.objects.update(due_on=today() + timedelta(days=days))
        remind(None)  # type: ignore[arg-type] # what it is told is not read
        remind(None)  # type: ignore[arg-type]
        if kind:
            found = Letter.objects.get(kind=f"joint step {kind}")
            assert found.to == second.user.email
    assert list(waiting_for(second.user)) == [second]


def test_what_is_not_confirmed_is_on_hand_for_whoever_leaves(
    dialogue: Dialogue,
) -> None:
    step = make_joint_step(dialogue)
    body = dialogue.body
    asked = Together("Räkna", today(), StepKind.WORK, [chair_of(body)], [body])
    begin_step(dialogue, asked, by=officer_of(body))
    chair = chair_of(body)
    said = [one.sentence for one in of_person(chair)]
    assert sum("Gå igenom planen" in str(one) for one in said) == 1
    assert sum("Räkna" in str(one.sentence) for one in of_body(body)) == 1
    drop_step(step, by=chair)
    assert not any("planen" in str(one.sentence) for one in of_person(chair))


def test_an_elected_body_is_confirmed_by_its_elected_alone(dialogue: Dialogue) -> None:
    body = dialogue.body
    asked = Together("Räkna", today(), StepKind.WORK, [chair_of(body)], [body])
    step = begin_step(dialogue, asked, by=officer_of(body))
    row = step.performers.get(body=body)
    with pytest.raises(NotAllowed):
        confirm(row, by=officer_of(body))
    representative = someone(body, Role.REPRESENTATIVE)
    confirm(row, by=representative)
    with pytest.raises(Invalid):
        remove_performer(row, by=officer_of(body))
    take_back(row, by=representative)
    remove_performer(row, by=officer_of(body))
    drop_step(step, by=officer_of(body))
    page = client_of(officer_of(body)).post(
        f"/arbete/dialoger/{dialogue.number}/tillsammans/{step.pk}/tillbaka/",
        follow=True,
    )
    assert "tillbaka" in page.text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": " "}, "what"),
        ({"due_on": today() - timedelta(days=1)}, "due_on"),
        ({"kind": "magi"}, "kind"),
        ({"people": []}, "people"),
        ({"people": "stranger"}, "people"),
        ({"bodies": "stranger"}, "bodies"),
    ],
)
def test_a_joint_step_that_cannot_be_right_is_refused(
    dialogue: Dialogue, change: dict[str, object], field: str
) -> None:
    body, other = dialogue.body, make_body()
    good = {
        "what": "Räkna",
        "due_on": today(),
        "people": [chair_of(body), officer_of(body)],
        "bodies": [],
    }
    if change.get(field) == "stranger":
        who = officer_of(other) if field == "people" else other
        change = {field: [*good[field], who, body][-3:]}  # type: ignore[misc] # a list
    with pytest.raises(Invalid) as refused:
        begin_step(dialogue, Together(**{**good, **change}), by=officer_of(body))  # type: ignore[arg-type]
    assert refused.value.field == field
