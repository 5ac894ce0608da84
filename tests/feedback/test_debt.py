"""Tests of what is owed, and of what became of a contribution."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gensvar.contributions.actions.tallying import count_anew
from gensvar.contributions.models import Batch, Contribution
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.models import Weighing, WeighingOutcome
from gensvar.feedback.queries.debt import (
    AnswerDebt,
    answer_debt,
    debt_by_dialogue,
    debt_of,
)
from gensvar.feedback.queries.outcomes import Step, contribution_outcome, outcomes_for
from gensvar.findings.actions import merge_themes
from gensvar.findings.models import Finding, Quotation, Theme
from gensvar.kernel.days import today
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.feedback import (
    make_answer,
    make_answered,
    make_finding,
    make_handed_over,
    make_words,
    move_to,
    weigh_all,
)
from tests.make.findings import make_reviewed, make_theme

pytestmark = pytest.mark.django_db


def withdrawn_batch(dialogue: Dialogue) -> Batch:
    return Batch.objects.create(
        dialogue=dialogue,
        file_name="x.txt",
        fingerprint="0" * 64,
        format="txt",
        confirmed_by=officer_of(dialogue.body),
        withdrawn_at=timezone.now(),
        withdrawn_reason="Fel fil",
    )


def test_an_open_dialogue_owes_answers_from_the_first_voice() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    assert debt_of(dialogue) == AnswerDebt()
    make_words(dialogue, days_ago=34)
    make_words(dialogue)
    debt = debt_of(dialogue)
    assert (debt.contributions, debt.days) == (2, 34)
    assert debt.oldest_on == today() - timedelta(days=34)


def test_a_hidden_voice_is_a_voice_and_a_withdrawn_batch_is_not() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    hidden, withdrawn = make_words(dialogue), make_words(dialogue, days_ago=90)
    Contribution.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
    withdrawn.batch = withdrawn_batch(dialogue)
    withdrawn.save()
    with transaction.atomic():
        count_anew(dialogue)
    assert (debt_of(dialogue).contributions, debt_of(dialogue).days) == (1, 0)


def test_a_published_answer_to_participants_pays_the_debt_and_no_other() -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    make_answer(dialogue, "public")  # type: ignore[arg-type]
    assert debt_of(dialogue).contributions == 1
    make_answer(dialogue, state="ready")
    assert debt_of(dialogue).contributions == 1
    answered = make_answered()
    assert debt_of(answered).contributions == 0


def test_a_cancelled_dialogue_still_owes() -> None:
    dialogue = make_handed_over()
    move_to(dialogue, Stage.CANCELLED)
    assert answer_debt().contributions == 1
    make_answer(dialogue)
    assert answer_debt().contributions == 0


VOICES = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.integers(0, 400)), max_size=6
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plan=st.lists(st.tuples(st.booleans(), VOICES), max_size=3))
def test_the_debt_is_what_one_counts_by_hand(
    plan: list[tuple[bool, list[tuple[bool, bool, int]]]],
) -> None:
    dialogues, expected = [], {}
    for is_answered, voices in plan:
        dialogue = make_handed_over()
        Contribution.objects.filter(dialogue=dialogue).update(
            batch=withdrawn_batch(dialogue)
        )
        dialogues.append(dialogue)
        for is_hidden, is_withdrawn, days in voices:
            row = make_words(dialogue, days_ago=days)
            row.hidden_at = timezone.now() if is_hidden else None
            if is_withdrawn:
                row.batch = Batch.objects.filter(dialogue=dialogue).first()
            row.save()
        with transaction.atomic():
            count_anew(dialogue)
        ages = [days for _hidden, is_withdrawn, days in voices if not is_withdrawn]
        if is_answered:
            weigh_all(dialogue)
            make_answer(dialogue)
        elif ages:
            expected[dialogue.pk] = (len(ages), max(ages))

    found = debt_by_dialogue(dialogues)
    assert {pk: (row.contributions, row.days) for pk, row in found.items()} == expected
    whole = answer_debt(dialogues)
    assert whole.contributions == sum(number for number, _age in expected.values())
    assert whole.dialogues == len(expected)
    assert whole.days == max((age for _number, age in expected.values()), default=0)


def test_the_debt_takes_one_query_whatever_the_size(
    django_assert_num_queries: object,
) -> None:
    for _turn in range(3):
        make_words(make_dialogue(Stage.OPEN))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer_debt()
        debt_by_dialogue()
        answer_debt(Dialogue.objects.all())
    assert len(asked) == 3


def test_a_contribution_goes_from_waiting_to_answered() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    words = make_words(dialogue, days_ago=3)
    outcome = contribution_outcome(words)
    assert (outcome.step, outcome.since) == (Step.WAITING, words.received_on)
    assert outcome.promised == today() + timedelta(days=90)
    assert [mark.state for mark in outcome.marks()] == ["waiting"]

    finding = make_finding(dialogue, contributions=[words])
    Finding.objects.filter(pk=finding.pk).update(dialogue=dialogue)
    theme = Theme.objects.get(dialogue=dialogue)
    finding.themes.clear()
    assert contribution_outcome(words).step == Step.SORTED
    finding.themes.add(theme)
    move_to(dialogue, Stage.HANDED_OVER)
    weigh_all(dialogue)
    hidden_still = contribution_outcome(words)
    assert (hidden_still.step, hidden_still.findings[0].weighing) == (
        Step.IN_FINDING,
        None,
    )
    assert [mark.state for mark in hidden_still.marks()] == ["weighed"]

    make_answer(dialogue)
    done = contribution_outcome(words)
    (mark,) = done.marks()
    assert (done.step, mark.state) == (Step.ANSWERED, "taken_up")
    assert (mark.reason, mark.address) == (
        "Det ryms i ramen.",
        f"/dialoger/{dialogue.slug}/svar/#fynd-{done.findings[0].finding}",
    )
    assert done.findings[0].decision is not None


def test_a_contribution_in_several_findings_shows_all() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    words = make_words(dialogue)
    make_finding(dialogue, contributions=[words])
    quoted = make_finding(dialogue)
    Quotation.objects.create(
        finding=quoted, contribution=words, end=4, chosen_by=officer_of(dialogue.body)
    )
    move_to(dialogue, Stage.HANDED_OVER)
    weigh_all(dialogue)
    Weighing.objects.filter(finding=quoted).update(outcome=WeighingOutcome.NOT)
    make_answer(dialogue)
    states = [mark.state for mark in contribution_outcome(words).marks()]
    assert states == ["taken_up", "not_taken_up"]


def test_words_follow_their_theme_into_the_one_that_took_it() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    words, officer = make_words(dialogue), officer_of(dialogue.body)
    finding = make_finding(dialogue, contributions=[words])
    other = make_theme(dialogue, "Helger", make_reviewed(dialogue))
    merge_themes(finding.themes.get(), other, by=officer)
    outcome = contribution_outcome(words)
    assert [found.finding for found in outcome.findings] == [finding.pk]


def test_words_in_no_finding_are_answered_all_the_same() -> None:
    dialogue = make_answered()
    words = make_words(dialogue)
    assert [mark.state for mark in contribution_outcome(words).marks()] == ["answered"]


def test_a_promise_that_was_not_kept_is_said() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    words = make_words(dialogue)
    dialogue.mandates.update(answer_by=today() - timedelta(days=1))
    outcome = contribution_outcome(words)
    assert outcome.is_owed
    assert [mark.state for mark in outcome.marks()] == ["owed"]


def test_many_outcomes_take_as_many_queries_as_one() -> None:
    dialogue = make_answered(2)
    rows = [*Contribution.objects.filter(dialogue=dialogue)]
    with CaptureQueriesContext(connection) as few:
        outcomes_for(rows[:1])
    more = [make_words(dialogue) for _turn in range(30)]
    with CaptureQueriesContext(connection) as many:
        found = outcomes_for([*rows, *more])
    assert len(few) == len(many) <= 4
    assert len(found) == 32
    assert outcomes_for([]) == {}
