"""A policy is the rules: drafted, adopted, and each dialogue is judged by its own."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.dialogues.actions import (
    adopt_policy,
    answer_criterion,
    approve_plan,
    give_mandate,
    move_policy_row,
    remove_policy_row,
    save_plan,
    save_policy_row,
    start_plan,
)
from gensvar.dialogues.judging import feedback_due, parts_asked, rules_of
from gensvar.dialogues.models import Dialogue, RuleSet, Stage
from gensvar.dialogues.queries import obstacles_to_dialogue, rules_on
from gensvar.dialogues.reading_rules import changes_between
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.organisations.models import Body
from tests.make.dialogues import (
    chair_of,
    make_consideration,
    make_dialogue,
    make_mandate,
    make_matter,
    make_phase,
    make_plan,
    make_ready,
    officer_of,
)
from tests.make.governing_documents import decided
from tests.make.organisations import make_body, make_user
from tests.make.policies import add_row, adopt, make_policy, make_policy_draft

pytestmark = pytest.mark.django_db


def missing_to_open(dialogue: Dialogue) -> list[str]:
    arrow = LIFE_OF_A_DIALOGUE.transitions["open"]
    return [gate.name for gate in arrow.missing(dialogue)]


def test_two_dialogues_are_each_judged_by_the_policy_of_their_mandate() -> None:
    body = make_body()
    older = make_dialogue(body=body)
    make_ready(older)
    rules = make_policy(body)
    newer = make_dialogue(body=body)
    make_phase(newer)
    officer = officer_of(body)

    with pytest.raises(Invalid) as late:
        give(newer, rules, answer_in=91)
    give(newer, rules, answer_in=90)
    with pytest.raises(NotYet) as lacking:
        make_plan(newer)

    assert late.value.field == "answer_by"
    assert "Utvärdering" in str(lacking.value.missing[-1])
    assert (rules_of(older) != rules, rules_of(newer) == rules) == (True, True)
    assert (parts_asked(older), feedback_due(older)) == ([], [])
    assert [(one.to_whom, one.due_on) for one in feedback_due(newer)] == [
        ("participants", today() + timedelta(days=90)),
        ("public", today() + timedelta(days=90)),
    ]
    assert missing_to_open(older) == []
    plan = start_plan(newer, by=officer)
    texts = dict.fromkeys(parts_asked(newer), "Vi frågar efteråt.")
    save_plan(plan, plan.version, by=officer, texts=texts)
    approve_plan(plan, by=officer)
    assert missing_to_open(newer) == ["has_a_question"]
    LIFE_OF_A_DIALOGUE.advance(older, "open", by=officer)
    assert older.stage == Stage.OPEN


def give(dialogue: Dialogue, rules: RuleSet, answer_in: int) -> None:
    give_mandate(
        dialogue,
        by=chair_of(dialogue.body),
        body=dialogue.body,
        question="När vill du komma?",
        level=rules.levels.get(key="consult"),
        promise="",
        can_influence="Tiderna.",
        cannot_influence="Platsen.",
        answer_by=today() + timedelta(days=answer_in),
        decided_on=today(),
        elected=["Orvar Ordförande"],
    )


def test_a_plan_from_before_the_policy_lacks_what_the_policy_asks() -> None:
    body = make_body()
    dialogue = make_dialogue(body=body)
    make_plan(dialogue)
    rules = make_policy(body)
    give(dialogue, rules, answer_in=30)
    assert "plan_holds_what_is_asked" in missing_to_open(dialogue)


def test_a_criterion_without_exception_stops_a_dialogue() -> None:
    body = make_body()
    rules = make_policy_draft(body)
    row = rules.criteria.get(effect="excludes")
    facts = {"words": row.words, "effect": "excludes", "may_override": False}
    save_policy_row(
        rules,
        "criteria",
        facts,
        seen_version=rules.version,
        by=officer_of(body),
        row=row,
    )
    adopt(rules, "4")
    found = make_consideration(make_matter(body), outcome="")
    answer_criterion(found, row, "yes", override_reason="Ändå.", by=officer_of(body))
    assert [row.words in phrase for phrase in obstacles_to_dialogue(found)] == [True]


def test_a_draft_is_written_by_those_who_may_and_one_at_a_time() -> None:
    body = make_body()
    rules, officer = make_policy_draft(body), officer_of(body)
    part = {"words": "Barn", "explanation": ""}
    with pytest.raises(NotAllowed):
        save_policy_row(rules, "plan_parts", part, seen_version=1, by=make_user())
    save_policy_row(rules, "plan_parts", part, seen_version=1, by=officer)
    with pytest.raises(Stale):
        save_policy_row(rules, "plan_parts", part, seen_version=1, by=officer)
    twice = {"body_kind": "committee", "order": "chair"}
    with pytest.raises(Invalid) as refusal:
        save_policy_row(
            rules, "mandate_rules", twice, seen_version=rules.version, by=officer
        )
    assert refusal.value.field == "body_kind"
    first, second, *_rest = rules.criteria.all()
    move_policy_row(rules, "criteria", first.pk, up=False, by=officer)
    assert list(rules.criteria.all())[:2] == [second, first]
    remove_policy_row(rules, "criteria", first.pk, by=officer)
    before = rules.copied_from
    assert before is not None
    kinds = {(one.name, one.kind) for one in changes_between(before, rules)}
    assert kinds == {("Barn", "added"), (first.words, "removed")}


def test_a_policy_is_adopted_by_a_decision_of_its_own_matter_from_a_free_day() -> None:
    body = make_body()
    first, officer = make_policy(body, "5"), officer_of(body)
    rules = make_policy_draft(body, "Ny policy")
    document = rules.document
    assert document is not None
    assert document.matter is not None
    other = decided(make_matter(body), "6")
    remanded = decided(document.matter, "7", "remitted_back")
    decision = decided(document.matter, "8")
    later, early = today() + timedelta(days=1), today() - timedelta(days=1)
    for field, chosen, day in (
        ("decision", other, later),
        ("decision", remanded, later),
        ("valid_from", decision, early),
        ("valid_from", decision, today()),
    ):
        with pytest.raises(Invalid) as refusal:
            adopt_policy(rules, decision=chosen, valid_from=day, by=officer)
        assert refusal.value.field == field
    rules.refresh_from_db()
    adopt_policy(rules, decision=decision, valid_from=later, by=officer)
    assert (rules_on(today()), rules_on(later)) == (first, rules)
    with pytest.raises(Invalid):
        remove_policy_row(rules, "criteria", 1, by=officer)


@settings(max_examples=10, deadline=None)
@given(steps=st.lists(st.integers(0, 40), min_size=1, max_size=4))
def test_on_every_day_one_policy_at_most_applies(steps: list[int]) -> None:
    body = Body.objects.filter(kind="committee").first() or make_body()
    day, section = today(), RuleSet.objects.count() * 10
    for number, step in enumerate(steps):
        day += timedelta(days=step)
        rules = make_policy_draft(body, f"Policy {number}")
        with suppress(Invalid):
            adopt(rules, f"{section + number}", day)
    spans = RuleSet.objects.filter(state="adopted").order_by("valid_from")
    rows = [(one.valid_from, one.valid_to) for one in spans]
    for (_first, last), (first, _last) in pairwise(rows):
        assert isinstance(last, date)
        assert isinstance(first, date)
        assert last < first


@pytest.mark.requirement("S3-08", "S3-22", "S3-47", "S3-49", "S3-50", "S3-51")
def test_a_policy_goes_from_draft_to_the_public_page_on_screen(client: Client) -> None:
    body = make_body()
    old, officer = make_policy(body, "3"), officer_of(body)
    client.force_login(officer)
    matter = make_matter(body)
    answer = client.post(
        "/arbete/dialoger/regler/policy/",
        {
            "title": "Policy 2027",
            "body": body.pk,
            "matter": matter.registry_number,
            "source": old.pk,
        },
    )
    rules = RuleSet.objects.get(name="Policy 2027")
    draft = f"/arbete/dialoger/regler/{rules.pk}/"
    assert answer["Location"] == f"{draft}skriv/"
    empty = client.post(f"{draft}skriv/plan_parts/", {"version": 1, "words": ""})
    assert empty.status_code == 422
    client.post(f"{draft}skriv/plan_parts/", {"version": 1, "words": "Unga"})
    days = {"version": 2, "body_kind": "assembly", "to_whom": "services"}
    client.post(f"{draft}skriv/feedback_rules/", {**days, "within_days": 45})
    assert "Ärendet har inget beslut än" in client.get(f"{draft}anta/").text
    decision = decided(matter, "88")
    tomorrow = (today() + timedelta(days=1)).isoformat()
    client.post(f"{draft}anta/", {"decision": decision.pk, "valid_from": tomorrow})
    page = client.get(draft).text
    assert [words in page for words in ("Unga", "45", "2 ändringar", "§ 88")] == [
        True
    ] * 4
    document = f"/arbete/styrdokument/{rules.document_id}/"
    client.post(document, {"do": "publish"})
    client.logout()
    public = f"/styrande-dokument/policy/{rules.document_id}/"
    assert "Medbeslutande" in client.get(public).text
    assert f"policy/{old.document_id}/" in client.get(public).text
    assert client.get("/styrande-dokument/policy/999999/").status_code == 404


def test_rows_of_a_draft_are_added_with_what_they_need() -> None:
    rules = make_policy_draft(make_body())
    for kind, field, facts in (
        ("levels", "promise", {"name": "N", "description": "D", "promise": ""}),
        ("criteria", "effect", {"words": "Går det?", "effect": ""}),
        ("mandate_rules", "reference", {"body_kind": "council", "order": "own_order"}),
        ("mandate_rules", "order", {"body_kind": "council", "order": "service"}),
        ("feedback_rules", "within_days", {"to_whom": "public"}),
    ):
        with pytest.raises(Invalid) as refusal:
            add_row(rules, kind, **facts)
        assert refusal.value.field == field
    assert make_mandate(make_dialogue()).order == "chair"
