"""Tests of entering what became of each finding."""

from dataclasses import replace

import pytest

from gensvar.audit.models import Event
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.actions.weighing import weigh
from gensvar.feedback.models import Weighing, WeighingCorrection, WeighingOutcome
from gensvar.feedback.queries.weighings import unweighed, weighed_findings
from gensvar.findings.models import Finding
from gensvar.followups.actions import promise_measure
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Role
from tests.make.dialogues import chair_of, officer_of
from tests.make.feedback import (
    judgement,
    make_answered,
    make_decision,
    make_handed_over,
    move_to,
)
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


def only_finding(dialogue: Dialogue) -> Finding:
    return Finding.objects.get(dialogue=dialogue)


def test_a_finding_is_weighed_with_reason_decision_and_measures() -> None:
    dialogue = make_handed_over()
    officer, decision = officer_of(dialogue.body), make_decision(dialogue)
    measure = promise_measure(
        "Ny tidtabell", body=dialogue.body, due_on=today(), by=officer
    )

    weighing = weigh(
        only_finding(dialogue),
        judgement(decision, WeighingOutcome.PARTLY, " För dyrt. ", [measure]),
        by=officer,
    )

    assert weighing.get_outcome_display() == "Togs upp delvis"
    assert (weighing.reason, weighing.decision) == ("För dyrt.", decision)
    assert list(weighing.measures.all()) == [measure]
    assert Event.objects.filter(verb="weigh", thing_id=weighing.pk).count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"outcome": "maybe"}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"reason": " \n"}, "reason"),
        ({"decision": None}, "decision"),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], field: str) -> None:
    dialogue = make_handed_over()
    wrong = replace(judgement(make_decision(dialogue)), **change)  # type: ignore[arg-type]

    with pytest.raises(Invalid) as said:
        weigh(only_finding(dialogue), wrong, by=officer_of(dialogue.body))

    assert said.value.field == field
    assert not Weighing.objects.exists()


def test_the_decision_is_one_of_the_same_matter() -> None:
    dialogue, other = make_handed_over(), make_handed_over()
    with pytest.raises(Invalid):
        weigh(
            only_finding(dialogue),
            judgement(make_decision(other)),
            by=officer_of(dialogue.body),
        )


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OFFICER, True),
        (Role.CHAIR, True),
        (Role.REPRESENTATIVE, False),
        (Role.REGISTRAR, False),
        (Role.ADMINISTRATOR, False),
        (Role.REVIEWER, False),
    ],
)
def test_officers_and_chairs_weigh(role: Role, may: bool) -> None:
    dialogue = make_handed_over()
    finding, decision = only_finding(dialogue), make_decision(dialogue)
    person = make_member(dialogue.body, role)
    if may:
        assert weigh(finding, judgement(decision), by=person).weighed_by == person
        return
    with pytest.raises(NotAllowed):
        weigh(finding, judgement(decision), by=person)


def test_a_stranger_weighs_nothing() -> None:
    dialogue = make_handed_over()
    stranger = make_member(make_body(), Role.OFFICER)
    with pytest.raises(NotAllowed):
        weigh(only_finding(dialogue), judgement(make_decision(dialogue)), by=stranger)


@pytest.mark.parametrize("stage", list(Stage))
def test_nothing_is_weighed_before_it_is_handed_over(stage: Stage) -> None:
    dialogue = make_handed_over()
    decision = make_decision(dialogue)
    move_to(dialogue, stage)
    if stage in {Stage.PREPARING, Stage.OPEN, Stage.ANALYSING}:
        with pytest.raises(NotYet):
            weigh(
                only_finding(dialogue), judgement(decision), by=chair_of(dialogue.body)
            )
    else:
        weigh(only_finding(dialogue), judgement(decision), by=chair_of(dialogue.body))
        assert not unweighed(dialogue).exists()


def test_the_second_of_two_officers_is_told() -> None:
    dialogue = make_handed_over()
    officer, decision = officer_of(dialogue.body), make_decision(dialogue)
    finding = only_finding(dialogue)
    weigh(finding, judgement(decision), by=officer)

    with pytest.raises(Stale):
        weigh(finding, judgement(decision, WeighingOutcome.NOT), by=officer)
    first = Weighing.objects.get()
    weigh(finding, judgement(decision, WeighingOutcome.NOT), by=officer, seen_version=1)
    with pytest.raises(Stale):
        weigh(
            finding,
            judgement(decision, WeighingOutcome.PARTLY),
            by=officer,
            seen_version=first.version,
        )

    assert Weighing.objects.get().outcome == WeighingOutcome.NOT


def test_before_anything_is_published_a_change_keeps_nothing() -> None:
    dialogue = make_handed_over()
    officer, decision = officer_of(dialogue.body), make_decision(dialogue)
    finding = only_finding(dialogue)
    weigh(finding, judgement(decision), by=officer)
    weigh(finding, judgement(decision, WeighingOutcome.NOT), by=officer, seen_version=1)
    assert not WeighingCorrection.objects.exists()


def test_after_an_answer_a_change_needs_a_reason_and_keeps_what_stood() -> None:
    dialogue = make_answered()
    officer, finding = officer_of(dialogue.body), only_finding(dialogue)
    weighing = Weighing.objects.get()
    new = judgement(weighing.decision, WeighingOutcome.NOT, "Pengarna räckte inte.")

    with pytest.raises(Invalid) as said:
        weigh(finding, new, by=officer, seen_version=1)
    assert said.value.field == "why_changed"
    weigh(finding, new, by=officer, seen_version=1, why_changed="Fel rad i protokollet")

    kept = WeighingCorrection.objects.get()
    assert (kept.outcome, kept.reason) == ("taken_up", "Det ryms i ramen.")
    assert (kept.why, kept.corrected_by) == ("Fel rad i protokollet", officer)
    weighing.refresh_from_db()
    assert weighing.reason == "Pengarna räckte inte."


def test_saving_the_same_again_changes_nothing() -> None:
    dialogue = make_answered()
    weighing = Weighing.objects.get()
    weigh(
        only_finding(dialogue),
        judgement(weighing.decision),
        by=officer_of(dialogue.body),
        seen_version=1,
    )
    weighing.refresh_from_db()
    assert weighing.version == 1
    assert not WeighingCorrection.objects.exists()


def test_findings_are_listed_with_what_became_of_them() -> None:
    dialogue = make_handed_over(2)
    first, second = Finding.objects.filter(dialogue=dialogue)
    weigh(first, judgement(make_decision(dialogue)), by=officer_of(dialogue.body))

    rows = [(row.finding, bool(row.weighing)) for row in weighed_findings(dialogue)]

    assert rows == [(first, True), (second, False)]
    assert list(unweighed(dialogue)) == [second]
