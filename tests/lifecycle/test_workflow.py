"""The life of a dialogue: who may move it, and what must be true before."""

import itertools
from threading import Barrier, Thread

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.audit.models import Event
from gensvar.dialogues.actions import withdraw_mandate
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.lifecycle.facts import facts, one_look
from gensvar.lifecycle.life_line import life_line
from gensvar.lifecycle.models import StepTaken
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.organisations.models import Role
from gensvar.workflow.diagrams import as_mermaid
from tests.make.dialogues import (
    chair_of,
    make_dialogue,
    make_mandate,
    make_phase,
    make_plan,
    make_ready,
    officer_of,
)
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


def take(dialogue: Dialogue, step: str, reason: str = "") -> None:
    LIFE_OF_A_DIALOGUE.advance(
        dialogue, step, by=officer_of(dialogue.body), reason=reason
    )


def test_a_dialogue_does_not_open_without_mandate_plan_question_and_days() -> None:
    dialogue = make_dialogue()
    with pytest.raises(NotYet) as refusal:
        take(dialogue, "open")
    assert [str(phrase) for phrase in refusal.value.missing] == [
        "beslut om uppdrag",
        "en förtroendevald som deltar, eller en annan sorts dialog",
        "godkänd kommunikationsplan",
        "minst en fråga eller ett område att tala om",
        "en första dag och en sista dag som inte har passerat",
    ]


def test_a_plan_that_is_not_approved_opens_nothing() -> None:
    dialogue = make_dialogue()
    make_mandate(dialogue)
    make_plan(dialogue, approved=False)
    make_phase(dialogue)
    with pytest.raises(NotYet, match="godkänd kommunikationsplan"):
        take(dialogue, "open")


def test_opening_is_recorded_with_who_when_from_and_to() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    step = StepTaken.objects.get(dialogue=dialogue)
    event = Event.objects.get(verb="open", thing_id=str(dialogue.pk))
    assert (step.name, step.start, step.end, step.by) == (
        "open",
        "preparing",
        "open",
        officer_of(dialogue.body),
    )
    assert event.actor_id == str(step.by_id)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OFFICER, True),
        (Role.CHAIR, False),
        (Role.REPRESENTATIVE, False),
        (Role.REGISTRAR, False),
        (Role.REVIEWER, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_only_officers_of_the_owning_body_take_steps(role: Role, may: bool) -> None:
    dialogue = make_dialogue()
    make_ready(dialogue)
    person = make_member(dialogue.body, role)
    if may:
        LIFE_OF_A_DIALOGUE.advance(dialogue, "open", by=person)
        assert dialogue.stage == Stage.OPEN
    else:
        with pytest.raises(NotAllowed):
            LIFE_OF_A_DIALOGUE.advance(dialogue, "open", by=person)


def test_an_officer_of_another_body_takes_no_step() -> None:
    dialogue = make_dialogue()
    make_ready(dialogue)
    stranger = make_member(make_body(), Role.OFFICER)
    with pytest.raises(NotAllowed):
        LIFE_OF_A_DIALOGUE.advance(dialogue, "open", by=stranger)


def test_compiling_waits_until_the_last_day_has_passed() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    with pytest.raises(NotYet, match="sista dagen har passerat"):
        take(dialogue, "analyse")


def test_cancelling_asks_for_a_reason_and_keeps_it() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    with pytest.raises(Invalid):
        take(dialogue, "cancel")
    dialogue.refresh_from_db()
    assert dialogue.stage == Stage.OPEN
    take(dialogue, "cancel", "Frågan avgjordes av staten.")
    dialogue.refresh_from_db()
    assert (dialogue.stage, dialogue.cancel_reason) == (
        Stage.CANCELLED,
        "Frågan avgjordes av staten.",
    )


def test_a_cancelled_dialogue_in_which_nobody_spoke_can_be_closed() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    take(dialogue, "cancel", "Frågan avgjordes av staten.")
    take(dialogue, "close cancelled")
    assert dialogue.stage == Stage.CLOSED


def test_a_step_cannot_be_taken_twice() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    same = Dialogue.objects.get(pk=dialogue.pk)
    take(dialogue, "cancel", "Skäl.")
    with pytest.raises(NotYet):
        take(same, "cancel", "Skäl.")
    assert StepTaken.objects.filter(dialogue=dialogue, name="cancel").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_four_who_open_at_once_one_moves_it() -> None:
    if connection.vendor == "sqlite" and "memory" in str(
        connection.settings_dict["NAME"]
    ):
        # One connection is shared by the threads of an in-memory database; the same
        # race runs for real on PostgreSQL, and on a file in the sender's tests.
        threads = 1
    else:
        threads = 4
    dialogue = make_dialogue()
    make_ready(dialogue)
    officer, gate = officer_of(dialogue.body), Barrier(threads)
    moved: list[bool] = []

    def open_it() -> None:
        gate.wait()
        try:
            LIFE_OF_A_DIALOGUE.advance(
                Dialogue.objects.get(pk=dialogue.pk), "open", by=officer
            )
            moved.append(True)
        except NotYet:
            moved.append(False)
        finally:
            connection.close()

    people = [Thread(target=open_it) for _ in range(threads)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert moved.count(True) == 1
    assert Event.objects.filter(verb="open").count() == 1


def test_every_stage_but_the_last_has_a_way_out() -> None:
    starts = set(itertools.chain(*(arrow.starts for arrow in LIFE_OF_A_DIALOGUE)))
    assert starts == set(Stage.values) - {Stage.CLOSED}


def test_the_diagram_draws_every_arrow_with_its_gates() -> None:
    drawn = as_mermaid(LIFE_OF_A_DIALOGUE)
    assert drawn.startswith("stateDiagram-v2")
    assert drawn.count("-->") == sum(len(arrow.starts) for arrow in LIFE_OF_A_DIALOGUE)
    assert "beslut om uppdrag" in drawn


@settings(max_examples=12, deadline=None)
@given(
    steps=st.lists(st.sampled_from(list(LIFE_OF_A_DIALOGUE.transitions)), max_size=6)
)
def test_no_order_of_steps_passes_a_gate_that_does_not_hold(steps: list[str]) -> None:
    dialogue = make_dialogue()
    for name in steps:
        arrow = LIFE_OF_A_DIALOGUE.transitions[name]
        before, missing = dialogue.stage, arrow.missing(dialogue)
        try:
            take(dialogue, name, "Skäl.")
        except NotYet:
            assert dialogue.stage == before
        else:
            assert not missing
            assert (before in arrow.starts, dialogue.stage) == (True, arrow.end)


def test_a_mandate_withdrawn_while_open_is_named_on_the_life_line() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    withdraw_mandate(
        dialogue,
        reason="Nämnden vill vänta.",
        withdrawn_on=today(),
        by=chair_of(dialogue.body),
    )
    steps = life_line(dialogue)
    assert (steps[1].state, "drogs tillbaka" in str(steps[1].note)) == ("missing", True)
    assert not facts(dialogue).has_mandate


def test_the_life_line_tells_where_a_dialogue_is() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    assert [step.state for step in life_line(dialogue)] == [
        *("done", "done", "done", "here"),
        *("ahead", "ahead", "ahead", "ahead", "ahead"),
    ]


def test_a_page_reads_the_facts_once(django_assert_num_queries: object) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    with django_assert_num_queries(1), one_look():  # type: ignore[operator]
        life_line(dialogue)
        for arrow in LIFE_OF_A_DIALOGUE.next_steps(dialogue):
            arrow.missing(dialogue)
