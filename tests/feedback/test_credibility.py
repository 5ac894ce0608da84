"""Tests of rating an answer: once, and nobody can tell who said what."""

from itertools import product

import pytest
from django.db import models

from gensvar.audit.models import Event, EventContent
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.actions.credibility import Scores, rate_answer
from gensvar.feedback.models import CredibilityFigure, CredibilityRating, RatingUse
from gensvar.feedback.public import has_been_rated, rate, rating_open_for
from gensvar.feedback.queries.credibility import comments_on, credibility_of, score
from gensvar.feedback.small_numbers import STEP, may_be_shown, shown_mean
from gensvar.kernel.errors import Invalid, NotYet
from tests.make.feedback import (
    make_answered,
    make_handed_over,
    make_receipt,
    make_speaker,
    make_words,
)
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def rate_times(dialogue: Dialogue, number: int, value: int = 4) -> None:
    for _turn in range(number):
        rate(make_speaker(dialogue), value, value, value, "Bra" if value > 3 else "")


def test_a_receipt_rates_once() -> None:
    dialogue = make_answered()
    receipt = make_speaker(dialogue)
    assert rating_open_for(receipt)
    rate(receipt, 5, 4, 3, " Tack ")
    assert has_been_rated(receipt)
    assert not rating_open_for(receipt)
    with pytest.raises(NotYet):
        rate(receipt, 1, 1, 1)
    kept = CredibilityRating.objects.get()
    assert (kept.understood, kept.fair, kept.influence) == (5, 4, 3)
    assert (kept.comment, kept.received_month.day) == ("Tack", 1)


def test_an_account_rates_once_whatever_it_said() -> None:
    dialogue, user = make_answered(), make_user()
    first, second = (make_receipt(dialogue, user=user) for _turn in range(2))
    for receipt in (first, second):
        make_words(dialogue, receipt)
    rate(first, 5, 5, 5)
    assert not rating_open_for(second)
    with pytest.raises(NotYet):
        rate(second, 1, 1, 1)
    other = make_speaker(make_answered())
    assert rating_open_for(other)


def test_there_is_nothing_to_rate_before_the_answer() -> None:
    receipt = make_speaker(make_handed_over())
    assert not rating_open_for(receipt)
    with pytest.raises(NotYet):
        rate(receipt, 5, 5, 5)


def test_who_has_said_nothing_that_counts_rates_nothing() -> None:
    receipt = make_receipt(make_answered())
    assert not rating_open_for(receipt)
    with pytest.raises(NotYet):
        rate(receipt, 5, 5, 5)


@pytest.mark.parametrize("wrong", [0, 6, -1])
def test_scores_are_from_one_to_five(wrong: int) -> None:
    receipt = make_speaker(make_answered())
    with pytest.raises(Invalid) as said:
        rate_answer(receipt, Scores(3, wrong, 3))
    assert said.value.field == "fair"
    assert rating_open_for(receipt)


def test_nothing_leads_from_a_rating_to_a_receipt() -> None:
    fields = {field.name: field for field in CredibilityRating._meta.get_fields()}
    targets = {
        field.related_model.__name__
        for field in fields.values()
        if field.is_relation and isinstance(field.related_model, type)
    }
    assert targets == {"Dialogue", "CredibilityFigure"}
    assert isinstance(fields["id"], models.UUIDField)
    assert not any(isinstance(field, models.DateTimeField) for field in fields.values())
    # What was used has no counter and no time: its only column is the receipt.
    assert [field.name for field in RatingUse._meta.fields] == ["receipt"]
    assert RatingUse._meta.pk.name == "receipt"


def test_the_log_does_not_say_who_rated() -> None:
    dialogue = make_answered()
    receipt = make_speaker(dialogue)
    rate(receipt, 5, 5, 5)
    event = Event.objects.get(verb="rate")
    assert (event.kind, event.thing_id) == ("dialogues.dialogue", str(dialogue.pk))
    assert event.actor_id == ""
    assert EventContent.objects.get(sequence=event.sequence).content == {}


def test_figures_are_shown_from_five_and_move_in_fives() -> None:
    dialogue = make_answered()
    rate_times(dialogue, STEP - 1)
    assert not credibility_of(dialogue).is_shown
    assert comments_on(dialogue) == []
    rate_times(dialogue, 1)
    first = credibility_of(dialogue)
    assert (first.count, [item.value for item in first.scores]) == (5, [4.0] * 3)
    assert comments_on(dialogue) == ["Bra"] * 5

    rate_times(dialogue, STEP - 1, value=1)
    assert credibility_of(dialogue) == first
    rate_times(dialogue, 1, value=1)
    second = credibility_of(dialogue)
    assert (second.count, second.scores[0].value) == (10, 2.5)
    assert CredibilityFigure.objects.count() == 2


def test_a_figure_never_says_that_all_gave_the_same() -> None:
    assert score("", 25, 5).said == "4,5 eller högre"
    assert score("", 5, 5).said == "1,5 eller lägre"
    assert score("", 16, 5).said == "3,0"


def test_no_single_rating_can_be_worked_out_from_two_figures() -> None:
    """Try every pair of groups: what is shown never fixes what one person said."""
    sums = range(STEP, 5 * STEP + 1)
    seen: dict[tuple[float, float], set[tuple[int, int]]] = {}
    kept_back = 0
    for first, second in product(sums, sums):
        if not may_be_shown(first + second, 2 * STEP, (first, STEP)):
            kept_back += 1
            continue
        figures = (shown_mean(first, STEP), shown_mean(first + second, 2 * STEP))
        seen.setdefault(figures, set()).add((first, second))
    assert 0 < kept_back < 20
    for possible in seen.values():
        # Scores of five people with a known sum are only certain at 5 and at 25.
        for group in (0, 1):
            assert {pair[group] for pair in possible} - {STEP, 5 * STEP}


def test_a_figure_that_would_tell_too_much_waits_for_more() -> None:
    dialogue = make_answered()
    rate_times(dialogue, STEP, value=5)
    before = credibility_of(dialogue)
    rate_times(dialogue, STEP, value=1)
    # Five times 5, then five times 1: the mean of all is 3.0 and tells nothing.
    assert credibility_of(dialogue).count == 2 * STEP
    assert before.scores[0].said == "4,5 eller högre"
    assert not may_be_shown(22 + 5, 2 * STEP, (22, STEP))
