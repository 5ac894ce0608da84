"""What may not happen, whoever asks."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db.models import Model

from gensvar.audit.models import Event
from gensvar.dialogues import actions
from gensvar.dialogues.models import (
    Consideration,
    Dialogue,
    LadderLevel,
    Mandate,
    RuleSet,
    Stage,
)
from gensvar.dialogues.queries import last_day, rules_on, takes_contributions
from gensvar.kernel.days import end_of, today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body, BodyKind, Role
from tests.make.dialogues import (
    chair_of,
    make_consideration,
    make_dialogue,
    make_mandate,
    make_matter,
    make_phase,
    make_plan,
    make_rules,
    officer_of,
    registrar_of,
    someone,
)
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_dialogue()


def give(dialogue: Dialogue, **changes: object) -> Mandate:
    terms: dict[str, object] = {
        "body": dialogue.body,
        "question": "Vad?",
        "level": make_rules().levels.get(key="consult"),
        "promise": "",
        "can_influence": "A",
        "cannot_influence": "B",
        "answer_by": today() + timedelta(days=60),
        "decided_on": today(),
        "by": chair_of(dialogue.body),
        **changes,
    }
    return actions.give_mandate(dialogue, **terms)  # type: ignore[arg-type] # as given


def test_every_step_is_recorded(dialogue: Dialogue) -> None:
    make_mandate(dialogue)
    make_plan(dialogue)
    make_phase(dialogue)

    verbs = set(Event.objects.values_list("verb", flat=True))

    assert verbs >= {
        "open matter",
        "begin consideration",
        "answer criterion",
        "decide consideration",
        "begin dialogue",
        "give mandate",
        "start plan",
        "save plan",
        "approve plan",
        "set phase",
    }


def test_nobody_considers_without_rules() -> None:
    matter = make_matter()
    with pytest.raises(NotYet):
        actions.begin_consideration(matter, by=officer_of(matter.body))


def test_one_consideration_at_a_time_is_under_way() -> None:
    matter = make_matter()
    make_rules()
    first = actions.begin_consideration(matter, by=officer_of(matter.body))
    again = actions.begin_consideration(matter, by=officer_of(matter.body))

    assert first == again
    assert Consideration.objects.count() == 1


def test_a_decided_consideration_is_not_changed() -> None:
    decided = make_consideration(outcome="not_now")
    criterion = decided.rule_set.criteria.all()[0]

    with pytest.raises(Invalid):
        actions.answer_criterion(
            decided, criterion, "no", by=officer_of(decided.matter.body)
        )
    with pytest.raises(Invalid):
        actions.decide_consideration(
            decided, "dialogue", reason="x", by=chair_of(decided.matter.body)
        )


def test_a_no_leads_to_no_dialogue() -> None:
    decided = make_consideration(outcome="not_now")
    body = decided.matter.body

    with pytest.raises(NotYet):
        actions.begin_dialogue(decided, body=body, by=officer_of(body), title="x")


def test_an_administration_owns_no_dialogue() -> None:
    unit = make_body("Förvaltningen", BodyKind.ADMINISTRATION)
    decided = make_consideration(make_matter(make_body()))

    with pytest.raises(Invalid):
        actions.begin_dialogue(decided, body=unit, by=officer_of(unit), title="x")


def test_an_abolished_body_begins_and_mandates_nothing() -> None:
    decided = make_consideration()
    body = decided.matter.body
    dialogue = actions.begin_dialogue(
        decided, body=body, by=officer_of(body), title="Innan"
    )
    Body.objects.filter(pk=body.pk).update(valid_to=today() - timedelta(days=1))
    gone = Body.objects.get(pk=body.pk)
    dialogue = Dialogue.objects.get(pk=dialogue.pk)

    with pytest.raises(Invalid, match="fanns inte"):
        give(dialogue, body=gone, by=chair_of(gone))
    with pytest.raises(Invalid):
        actions.begin_dialogue(decided, body=gone, by=officer_of(gone), title="Efter")


def level(key: str) -> LadderLevel:
    return make_rules().levels.get(key=key)


def test_to_inform_is_no_mandate_for_a_dialogue(dialogue: Dialogue) -> None:
    with pytest.raises(Invalid):
        give(dialogue, level=level("inform"))


def test_the_answer_comes_after_the_closing(dialogue: Dialogue) -> None:
    make_phase(dialogue, days=30)

    with pytest.raises(Invalid):
        give(dialogue, answer_by=today() + timedelta(days=30))
    give(dialogue, answer_by=today() + timedelta(days=31))
    with pytest.raises(Invalid):
        make_phase(dialogue, days=31)


def test_a_body_without_a_part_mandates_nothing(dialogue: Dialogue) -> None:
    other = make_body()
    with pytest.raises(Invalid):
        give(dialogue, body=other, by=chair_of(other))


def test_the_rules_of_the_day_of_the_decision_hold(dialogue: Dialogue) -> None:
    admin = someone(dialogue.body, Role.ADMINISTRATOR)
    old = make_rules()
    new = actions.copy_rules(
        old, name="Nya", reference="§ 1", valid_from=today(), by=admin
    )
    rule = new.mandate_rules.get(body_kind=BodyKind.COMMITTEE)
    actions.change_mandate_rule(rule, "body", "", by=admin)

    with pytest.raises(Invalid):
        give(dialogue, level=new.levels.get(key="consult"))
    yesterday = today() - timedelta(days=1)
    mandate = give(dialogue, decided_on=yesterday, level=old.levels.get(key="consult"))

    assert (mandate.rule_set, mandate.order) == (old, "chair")
    assert rules_on(today()) == new


def test_a_mandate_before_all_rules_waits_for_them(dialogue: Dialogue) -> None:
    with pytest.raises(NotYet):
        give(dialogue, decided_on=date(2015, 5, 5))


def test_two_sets_of_rules_never_overlap() -> None:
    rules = make_rules()
    assert rules.valid_from is not None
    admin = make_member(make_body(), Role.ADMINISTRATOR)
    with pytest.raises(Invalid):
        actions.adopt_default_rules(by=admin, valid_from=date(2040, 1, 1))
    with pytest.raises(Invalid):
        actions.copy_rules(
            rules, name="x", reference="y", valid_from=rules.valid_from, by=admin
        )
    assert RuleSet.objects.count() == 1


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.OPEN])
def test_a_withdrawal_is_always_recorded(stage: Stage) -> None:
    dialogue = make_dialogue(stage)
    if stage == Stage.PREPARING:
        make_mandate(dialogue)

    actions.withdraw_mandate(dialogue, reason="Skäl", by=registrar_of(dialogue.body))

    assert not takes_contributions(dialogue)
    with pytest.raises(NotYet):
        actions.withdraw_mandate(dialogue, reason="x", by=chair_of(dialogue.body))


@pytest.mark.parametrize("offset", [-1, 1])
def test_a_withdrawal_lies_between_the_mandate_and_today(
    dialogue: Dialogue, offset: int
) -> None:
    make_mandate(dialogue)
    with pytest.raises(Invalid):
        actions.withdraw_mandate(
            dialogue,
            reason="x",
            by=chair_of(dialogue.body),
            withdrawn_on=today() + timedelta(days=offset),
        )


def test_the_last_day_is_included(dialogue: Dialogue) -> None:
    phase = make_phase(dialogue, days=5)

    assert last_day(phase) == today() + timedelta(days=5)
    assert phase.ends_at == end_of(today() + timedelta(days=5))


def test_dialogues_are_handed_over_only_to_who_may_lead_them(
    dialogue: Dialogue,
) -> None:
    leader = dialogue.leader
    heir = make_member(dialogue.body, Role.OFFICER)
    stranger = make_member(make_body(), Role.OFFICER)

    with pytest.raises(Invalid):
        actions.hand_over_dialogues(leader, stranger, by=leader)
    with pytest.raises(NotAllowed):
        actions.hand_over_dialogues(leader, heir, by=heir)
    assert actions.hand_over_dialogues(leader, heir, by=leader) == 1
    dialogue.refresh_from_db()
    assert dialogue.leader == heir


def test_a_stranger_does_nothing(dialogue: Dialogue) -> None:
    stranger = make_member(make_body(), *Role)
    phase = make_phase(dialogue)
    plan = make_plan(dialogue, approved=False)
    make_mandate(dialogue)
    question = actions.ask_question(dialogue, "Vad?", by=officer_of(dialogue.body))
    part = dialogue.bodies.get()
    attempts: list[Callable[[], object]] = [
        lambda: actions.change_dialogue(dialogue, 1, by=stranger, title="x"),
        lambda: actions.set_part(dialogue, make_body(), "informed", by=stranger),
        lambda: actions.remove_part(part, by=stranger),
        lambda: actions.ask_question(dialogue, "x", by=stranger),
        lambda: actions.change_question(question, "x", by=stranger),
        lambda: actions.remove_question(question, by=stranger),
        lambda: actions.move_question(question, up=True, by=stranger),
        lambda: actions.set_phase(dialogue, "x", today(), today(), by=stranger),
        lambda: actions.remove_phase(phase, by=stranger),
        lambda: actions.move_closing_day(phase, today(), "x", by=stranger),
        lambda: actions.start_plan(dialogue, by=stranger),
        lambda: actions.save_plan(plan, plan.version, by=stranger),
        lambda: actions.approve_plan(plan, by=stranger),
        lambda: actions.withdraw_mandate(dialogue, reason="x", by=stranger),
        lambda: actions.begin_consideration(dialogue.matter, by=stranger),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def names(rows: list[Model]) -> list[str]:
    return [str(row) for row in rows]


def test_a_new_version_of_the_plan_begins_as_a_copy(dialogue: Dialogue) -> None:
    first = make_plan(dialogue)
    second = actions.start_plan(dialogue, by=officer_of(dialogue.body))

    assert (second.number, second.purpose) == (2, first.purpose)
    for kind in ("activities", "feedback", "target_groups"):
        old, new = list(getattr(first, kind).all()), list(getattr(second, kind).all())
        assert names(old) == names(new)
        assert {row.pk for row in old}.isdisjoint(row.pk for row in new)
    with pytest.raises(Invalid):
        actions.save_plan(first, first.version, by=officer_of(dialogue.body))


def test_only_those_usually_heard_needs_a_reason(dialogue: Dialogue) -> None:
    plan = make_plan(dialogue, approved=False)
    officer = officer_of(dialogue.body)
    usual: list[actions.GroupRow] = [
        {"name": "Alla", "usually_heard": True, "how_reached": "Torget"}
    ]
    actions.save_plan(plan, plan.version, by=officer, target_groups=usual)

    with pytest.raises(NotYet):
        actions.approve_plan(plan, by=officer)
    actions.save_plan(
        plan, plan.version, by=officer, only_usual_reason="Gäller bara dem."
    )
    actions.approve_plan(plan, by=officer)
    assert plan.approved_by == officer
