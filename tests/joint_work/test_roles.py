"""Who does what: in the region, in one dialogue, and told to everyone."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.actions.roles import (
    bind,
    set_own_step,
    set_region_step,
    unbind,
)
from gensvar.joint_work.defaults import MATRIX
from gensvar.joint_work.models import Holder, OwnStep, Part, Party, WorkStep
from gensvar.joint_work.queries.roles import cells_of, region_cells
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.organisations.models import Role
from tests.make.dialogues import chair_of, make_dialogue, officer_of, someone
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S3-24", "S4-103")
@pytest.mark.requirement("S2-16")
def test_a_dialogue_says_who_does_what_with_residents_among_them(
    dialogue: Dialogue,
) -> None:
    officer = client_of(officer_of(dialogue.body))
    at = f"/arbete/dialoger/{dialogue.number}/vem-gor-vad/"
    page = officer.get(at).text
    assert page.count("Invånare som deltar") == 9
    assert str(dialogue.leader) in page
    chosen = {"officer": "does", "communicator": "responsible", "participants": "does"}
    assert "Bara här" in officer.post(f"{at}plan/", chosen, follow=True).text
    reader = client_of(someone(dialogue.body, Role.REPRESENTATIVE))
    assert "Gör arbetet" in reader.get(at).text
    assert reader.post(f"{at}plan/", chosen).status_code == 403

    colleague = someone(dialogue.body, Role.REGISTRAR)
    named = {"do": "add", "party": "registrar", "user": colleague.pk}
    assert str(colleague) in officer.post(at, named, follow=True).text
    assert "Har redan rollen" in officer.post(at, named).text
    officer.post(at, {"do": "remove", "pk": Holder.objects.get().pk})
    assert not Holder.objects.exists()
    assert (
        "Bara här"
        not in officer.post(
            f"{at}plan/", {"do": "back", "version": 1}, follow=True
        ).text
    )


def test_the_region_changes_its_matrix_from_a_day(dialogue: Dialogue) -> None:
    admin = someone(dialogue.body, Role.ADMINISTRATOR)
    later = today() + timedelta(days=3)
    parts = {"chair": "responsible", "participants": "asked"}
    page = client_of(admin).post(
        "/arbete/vem-gor-vad/consider/", {**parts, "valid_from": later}, follow=True
    )
    assert "gäller från" in page.text
    assert region_cells(today()) == MATRIX
    assert region_cells(later) == {**MATRIX, "consider": parts}
    set_region_step(WorkStep.HOLD, {"officer": "responsible"}, later, by=admin)
    assert region_cells(later)["consider"] == parts
    assert cells_of(dialogue) == (MATRIX, set())
    with pytest.raises(Invalid):
        set_region_step(WorkStep.HOLD, parts, today() - timedelta(days=1), by=admin)
    with pytest.raises(NotAllowed):
        set_region_step(WorkStep.HOLD, parts, later, by=officer_of(dialogue.body))


@pytest.mark.parametrize(
    ("parts", "field", "words"),
    [
        ({}, "", "precis en"),
        ({"chair": "responsible", "officer": "responsible"}, "", "precis en"),
        ({"participants": "responsible"}, "participants", "ansvar"),
    ],
)
def test_each_step_has_one_who_is_responsible_and_never_residents(
    dialogue: Dialogue, parts: dict[str, str], field: str, words: str
) -> None:
    officer = officer_of(dialogue.body)
    with pytest.raises(Invalid) as refused:
        set_own_step(dialogue, WorkStep.PLAN, parts, 0, by=officer)
    assert refused.value.field == field
    assert words in str(refused.value.sentence)


def test_residents_cannot_be_left_out_and_are_never_named(dialogue: Dialogue) -> None:
    officer = officer_of(dialogue.body)
    alone = {Party.OFFICER.value: Part.RESPONSIBLE.value}
    with_residents = [
        step for step in WorkStep if Party.PARTICIPANTS in MATRIX[step.value]
    ]
    for step in with_residents[:-1]:
        set_own_step(dialogue, step, alone, 0, by=officer)
    with pytest.raises(Invalid):
        set_own_step(dialogue, with_residents[-1], alone, 0, by=officer)
    with pytest.raises(Invalid):
        bind(dialogue, Party.PARTICIPANTS, user=officer, by=officer)


def test_the_second_to_save_a_step_reads_the_first(dialogue: Dialogue) -> None:
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    parts = {"officer": "responsible"}
    set_own_step(dialogue, WorkStep.PLAN, parts, 0, by=officer)
    with pytest.raises(Stale):
        set_own_step(dialogue, WorkStep.PLAN, {"chair": "responsible"}, 0, by=chair)
    assert OwnStep.objects.get().parts == parts
    client = client_of(chair)
    at = f"/arbete/dialoger/{dialogue.number}/vem-gor-vad/plan/"
    refused = client.post(at, {"chair": "responsible", "version": 0})
    assert (refused.status_code, "version" in refused.text) == (422, True)


def test_who_has_no_part_in_the_dialogue_changes_nothing(dialogue: Dialogue) -> None:
    stranger = officer_of(make_body())
    row = bind(
        dialogue, Party.CONTACT, body=dialogue.body, by=officer_of(dialogue.body)
    )
    for refused in (
        lambda: set_own_step(dialogue, WorkStep.PLAN, {}, 0, by=stranger),
        lambda: bind(dialogue, Party.CONTACT, body=dialogue.body, by=stranger),
        lambda: unbind(row, by=stranger),
    ):
        with pytest.raises(NotAllowed):
            refused()
