"""What came out of the exercises, as the notes will tell it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from gensvar.analysis.ballots import account
from gensvar.exercises.actions import asking, confirming, stressing, voting, writing
from gensvar.exercises.models import ExerciseKind
from gensvar.exercises.queries.results import results_of
from gensvar.exercises.results import Asked, Idea, PromptResult, TableMark
from tests.make.exercises import (
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

pytestmark = pytest.mark.django_db
THREE = (("Dialog", ""), ("Kunskap", ""), ("Pengar", ""))


def test_confirmed_words_count_and_the_others_are_named() -> None:
    one, other, third = make_tables()
    exercise = make_exercise(one.meeting)
    here, there = prompts_of(exercise)
    ours = make_idea(one, here, "Ses")
    make_idea(other, here, "Obekräftat")
    stressing.stress(ours, table=third)
    confirming.confirm(exercise, table=one)

    [result] = results_of(one.meeting)
    [everything] = results_of(one.meeting, with_unconfirmed=True)

    idea = Idea(ours.pk, "Ses", "sv", TableMark(1), (TableMark(3),), emphasis=1)
    assert result.prompts == (
        PromptResult(here.pk, here.words, here.hint, (idea,)),
        PromptResult(there.pk, there.words, there.hint),
    )
    assert result.unconfirmed == (TableMark(2),)
    assert [i.text for i in everything.prompts[0].ideas] == ["Ses", "Obekräftat"]


def test_words_changed_after_the_confirming_do_not_count_until_confirmed_anew() -> None:
    one, *_ = make_tables()
    exercise = make_exercise(one.meeting)
    idea = make_idea(one, prompts_of(exercise)[0], "Ses")
    confirming.confirm(exercise, table=one)
    confirming.reopen(exercise, table=one)
    writing.write_anew(idea, fresh_key(), "Ses mer", table=one)

    assert results_of(one.meeting)[0].unconfirmed == (TableMark(1),)
    confirming.confirm(exercise, table=one)
    assert results_of(one.meeting)[0].unconfirmed == ()


def ballots(numbers: int = 3) -> st.SearchStrategy[dict[int, int]]:
    """Return ballots of any kind: complete, with gaps, with shared places."""
    places = st.dictionaries(st.integers(0, 2), st.integers(1, 3), min_size=1)
    return places if numbers else st.just({})


@how(max_examples=15)
@given(st.lists(ballots(), max_size=4))
def test_ballots_come_out_as_they_were_cast(cast: list[dict[int, int]]) -> None:
    tables = make_tables(4)
    exercise = make_exercise(
        tables[0].meeting, ExerciseKind.RANKING, THREE, allows_ties=True
    )
    options = prompts_of(exercise)
    for table, places in zip(tables, cast, strict=False):
        given_places = {options[n].pk: place for n, place in places.items()}
        voting.cast(exercise, fresh_key(), given_places, table=table)

    [result] = results_of(tables[0].meeting)

    named = [{THREE[n][0]: place for n, place in places.items()} for places in cast]
    assert result.ballots == tuple(enumerate(named, 1))
    assert result.account == account([words for words, _hint in THREE], named)


def test_the_account_is_exact() -> None:
    tables = make_tables(2)
    exercise = make_exercise(tables[0].meeting, ExerciseKind.RANKING, THREE)
    one, two, three = (prompt.pk for prompt in prompts_of(exercise))
    voting.cast(exercise, fresh_key(), {one: 1, two: 2, three: 3}, table=tables[0])
    voting.cast(exercise, fresh_key(), {one: 2, two: 1, three: 3}, table=tables[1])

    [result] = results_of(tables[0].meeting)

    assert result.account is not None
    assert result.account.every_ballot[0].scores["Dialog"] == Fraction(3, 2)


def test_questions_come_with_who_asked_and_stay_open() -> None:
    table, *_ = make_tables()
    exercise = make_exercise(table.meeting, ExerciseKind.QUESTIONS)
    asked = asking.ask(exercise, fresh_key(), "När då?", table=table, asker="HRF")

    [result] = results_of(table.meeting)

    assert result.asked == (Asked(asked.pk, "När då?", "HRF"),)


def test_results_ask_as_often_for_many_exercises_as_for_few(
    django_assert_num_queries: Any,
) -> None:
    # Any: pytest-django's fixture.
    tables = make_tables(3)
    for title in "abc":
        exercise = make_exercise(tables[0].meeting, title=title)
        for table in tables:
            make_idea(table, prompts_of(exercise)[0])
        exercise.stage = "closed"
        exercise.save(update_fields=["stage"])

    with django_assert_num_queries(6):
        results_of(tables[0].meeting)
