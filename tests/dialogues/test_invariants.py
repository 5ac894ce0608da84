"""What holds whatever people do."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.dialogues.actions import (
    decide_consideration,
    save_plan,
    start_plan,
)
from gensvar.dialogues.models import (
    Consideration,
    ConsiderationOutcome,
    Dialogue,
)
from gensvar.dialogues.reading_plans import parts_of_plan
from gensvar.dialogues.timing import Timing, advice
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.matters.actions import correct_decision, enter_decision
from gensvar.matters.models import Decision, Outcome
from tests.make.dialogues import (
    chair_of,
    make_consideration,
    make_dialogue,
    make_matter,
    make_plan,
    officer_of,
)

pytestmark = pytest.mark.django_db
# Examples share one transaction: each makes what it needs and looks only at that.
few = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
# A form lets no NUL through.
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
VOTES = st.lists(
    st.tuples(st.text("abc ", min_size=1).filter(str.strip), st.integers(0, 999)),
    max_size=4,
)


@few
@given(votes=VOTES, outcome=st.sampled_from(Outcome.values), other=VOTES)
def test_no_votes_change_an_outcome(
    votes: list[tuple[str, int]], outcome: str, other: list[tuple[str, int]]
) -> None:
    matter = make_matter()
    officer = officer_of(matter.body)
    decision = enter_decision(
        matter,
        body=matter.body,
        starts_on=matter.opened_on,
        section_number="1",
        outcome=outcome,
        reason="Skäl",
        votes=votes,
        by=officer,
    )

    correct_decision(decision, {"votes": other}, reason="Fel antal", by=officer)

    saved = Decision.objects.get(pk=decision.pk)
    assert saved.outcome == outcome
    assert [row.votes for row in saved.votes.all()] == [n for _words, n in other]
    before = saved.corrections.get().before
    assert [n for _words, n in before["votes"]] == [n for _words, n in votes]


@few
@given(
    outcome=st.sampled_from([*ConsiderationOutcome.values, "", "vote"]),
    reason=WORDS,
    form=WORDS.map(lambda text: text[:9]),
    offset=st.integers(-60, 5),
)
def test_a_decided_consideration_has_reason_and_decider(
    outcome: str, reason: str, form: str, offset: int
) -> None:
    made = make_consideration(outcome="")
    chair = chair_of(made.matter.body)
    try:
        decide_consideration(
            made,
            outcome,
            reason=reason,
            other_form=form,
            decided_on=date.today() + timedelta(days=offset),  # noqa: DTZ011 -- near enough
            by=chair,
        )
    except (Invalid, NotYet):
        assert Consideration.objects.get(pk=made.pk).decided_on is None
        return
    saved = Consideration.objects.get(pk=made.pk)
    assert saved.decided_by == chair
    assert saved.reason.strip()
    assert saved.outcome in ConsiderationOutcome.values


@few
@given(purposes=st.lists(st.text("åäö ", max_size=9), max_size=4))
def test_an_approved_plan_never_changes(purposes: list[str]) -> None:
    dialogue = make_dialogue()
    officer = officer_of(dialogue.body)
    approved = make_plan(dialogue)
    before = parts_of_plan(approved)

    for purpose in purposes:
        draft = start_plan(dialogue, by=officer)
        save_plan(draft, draft.version, by=officer, purpose=purpose, activities=[])

    approved.refresh_from_db()
    assert parts_of_plan(approved) == before


def test_numbers_and_addresses_are_given_once() -> None:
    dialogues = [make_dialogue(title="Samma titel") for _row in range(5)]

    assert len({one.number for one in dialogues}) == 5
    assert len({one.slug for one in dialogues}) == 5
    assert Dialogue.objects.count() == 5


@given(day=DAYS, planned=st.none() | DAYS, drafted=st.none() | DAYS)
def test_advice_never_calls_a_late_day_early(
    day: date, planned: date | None, drafted: date | None
) -> None:
    said = advice(day, planned, drafted)

    is_late = (planned is not None and planned < day) or (
        drafted is not None and drafted <= day
    )
    assert said.sentence
    if is_late:
        assert said.is_warning
    if said.timing == Timing.EARLY:
        assert planned is not None
        assert planned > day
