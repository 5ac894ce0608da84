"""Dots on paper are entered by table, count with those on phones, and no more."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gensvar.exercises.actions.paper_dots import enter_dots
from gensvar.exercises.actions.voting import put_dots
from gensvar.exercises.models import Board, Dot, Exercise, ExerciseKind, Seat, Table
from gensvar.exercises.paper import as_text, dots_in
from gensvar.exercises.queries.results import result_of
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from tests.make.dialogues import officer_of
from tests.make.exercises import close, make_exercise, make_tables, prompts_of
from tests.make.meetings import make_arrival
from tests.make.organisations import make_user

OPTIONS = (7, 8, 9)
TWO = (("Ett", ""), ("Två", ""))


def make_dots(**facts: Any) -> tuple[Exercise, list[Table]]:
    tables = make_tables()
    return make_exercise(tables[0].meeting, ExerciseKind.DOTS, TWO, **facts), tables


def seat(table: Table, number: int) -> None:
    for _one in range(number):
        Seat.objects.create(table=table, guest=make_arrival(table.meeting), round=1)


@given(st.fixed_dictionaries({option: st.integers(0, 999) for option in OPTIONS}))
def test_dots_are_written_and_read_back(dots: dict[int, int]) -> None:
    assert dots_in(as_text(dots, OPTIONS), OPTIONS) == dots


@pytest.mark.parametrize("written", ["1, 2", "1, 2, 3, 4", "1, -2, 3", "1, x, 2"])
def test_what_is_no_number_of_dots_is_refused(written: str) -> None:
    with pytest.raises(Invalid):
        dots_in(written, OPTIONS)
    with pytest.raises(Invalid):
        dots_in(f"1, 2, {'9' * 5000}", OPTIONS)


@pytest.mark.django_db
def test_dots_from_paper_are_entered_after_closing_marked_and_counted() -> None:
    exercise, (table, other, _third) = make_dots()
    one, two = prompts_of(exercise)
    put_dots(exercise, "a-phone", {one.pk: 2, two.pk: 1}, table=table)
    close(exercise)
    client = Client()
    by = officer_of(exercise.meeting.body)
    client.force_login(by)
    address = reverse("enter-paper", args=[exercise.meeting_id, exercise.pk])
    sent = {f"table_{table.pk}": "3, 0", f"table_{other.pk}": "-, 2"}

    first = client.post(address, sent, follow=True).content.decode()
    again = client.post(address, sent, follow=True).content.decode()

    assert "Prickarna från 2 bord är sparade." in first
    assert "Prickarna från 0 bord är sparade." in again
    assert 'value="3, 0"' in again
    assert [prompt.dots for prompt in result_of(exercise).prompts] == [5, 3]
    kept = Dot.objects.filter(source="paper").values_list("entered_by", flat=True)
    assert list(kept) == [by.pk] * 4
    outcome = reverse("outcome", args=[exercise.meeting_id, exercise.pk])
    page = client.get(outcome).content.decode()
    assert "5 av prickarna är från papper." in page
    assert address in page


@pytest.mark.django_db
def test_a_table_has_the_dots_of_those_who_sit_there_and_no_more() -> None:
    exercise, (table, *_others) = make_dots(most_dots=3)
    one, two = prompts_of(exercise)
    seat(table, 2)
    put_dots(exercise, "a-phone", {one.pk: 2, two.pk: 0}, table=table)
    client = Client()
    client.force_login(officer_of(exercise.meeting.body))
    address = reverse("enter-paper", args=[exercise.meeting_id, exercise.pk])
    name = f"table_{table.pk}"

    refused = client.post(address, {name: "4, 1"})
    words = refused.content.decode()

    assert refused.status_code == 422
    assert "Här är 5 prickar, och bordet har 4 kvar av 6." in words
    assert 'value="4, 1"' in words
    assert client.post(address, {name: "4, 0"}).status_code == 302
    assert client.post(address, {name: "0, 4"}).status_code == 302
    assert [prompt.dots for prompt in result_of(exercise).prompts] == [2, 4]


@pytest.mark.django_db
def test_no_dots_are_entered_by_others_or_when_the_notes_stand() -> None:
    exercise, (table, *_others) = make_dots()
    numbers = {prompt.pk: 1 for prompt in prompts_of(exercise)}
    by = officer_of(exercise.meeting.body)
    close(exercise)
    ranking = make_exercise(exercise.meeting, ExerciseKind.RANKING, TWO)

    with pytest.raises(NotAllowed):
        enter_dots(exercise, {table: numbers}, by=make_user())
    with pytest.raises(NotYet):
        enter_dots(ranking, {table: numbers}, by=by)
    with pytest.raises(Invalid):
        enter_dots(exercise, {table: {0: 1}}, by=by)
    Board.objects.filter(meeting=exercise.meeting).update(sealed_at="2026-01-01T00:00Z")
    with pytest.raises(NotYet):
        enter_dots(exercise, {table: numbers}, by=by)
    assert not Dot.objects.exists()
