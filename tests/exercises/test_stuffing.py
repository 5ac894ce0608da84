"""Dots are those of the people at a table, whatever browsers say of themselves."""

from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gensvar.exercises.actions.voting import put_dots
from gensvar.exercises.models import Dot, Exercise, ExerciseKind, Seat, Table
from gensvar.exercises.queries.dots import Purse
from gensvar.kernel.errors import Invalid
from tests.make.dialogues import officer_of
from tests.make.exercises import make_exercise, make_tables, prompts_of
from tests.make.meetings import make_arrival

_phones = count(1)


def make_dots() -> tuple[Exercise, list[Table]]:
    tables = make_tables(2)
    options = (("Ett", ""), ("Två", ""))
    exercise = make_exercise(tables[0].meeting, ExerciseKind.DOTS, options, most_dots=3)
    return exercise, tables


def seat(table: Table, number: int, round_: int = 1) -> None:
    for _one in range(number):
        guest = make_arrival(table.meeting)
        Seat.objects.create(table=table, guest=guest, round=round_)


def put(table: Table, exercise: Exercise, phone: Client | None = None) -> int:
    """Put three dots, with a browser that nobody has seen unless one is given."""
    phone = phone or Client()
    phone.get(f"/bord/{table.code}/")
    numbers = {f"dots_{prompt.pk}": 0 for prompt in prompts_of(exercise)}
    numbers[next(iter(numbers))] = 3
    return phone.post(f"/bord/{table.code}/prickar/", numbers).status_code


def in_all() -> int:
    return sum(Dot.objects.values_list("number", flat=True))


@pytest.mark.django_db
def test_a_phone_that_clears_its_cookies_gets_no_more_dots_than_the_table_has() -> None:
    exercise, (table, other) = make_dots()
    seat(table, 2)
    seat(other, 1)
    own = Client()

    sent = [put(table, exercise, own), *(put(table, exercise) for _time in range(4))]

    assert sent == [302, 302, 422, 422, 422]
    assert put(table, exercise, own) == 302
    assert put(other, exercise) == 302
    assert in_all() == 9


@pytest.mark.django_db
def test_who_comes_without_a_seat_brings_dots_to_where_they_sit() -> None:
    exercise, (table, other) = make_dots()
    seat(table, 1)
    make_arrival(table.meeting)

    assert [put(one, exercise) for one in (table, table, table)] == [302, 302, 422]
    assert put(other, exercise) == 422
    make_arrival(table.meeting)
    assert put(other, exercise) == 302


@pytest.mark.django_db
def test_where_nobody_is_seated_the_whole_room_has_its_dots_together() -> None:
    exercise, (table, other) = make_dots()
    for _one in range(2):
        make_arrival(table.meeting)

    assert [put(one, exercise) for one in (table, other, table)] == [302, 302, 422]


@pytest.mark.django_db
def test_where_nobody_is_on_the_list_there_is_still_an_end() -> None:
    exercise, (table, _other) = make_dots()
    one, two = (prompt.pk for prompt in prompts_of(exercise))

    for phone in range(20):
        put_dots(exercise, f"phone {phone}", {one: 2, two: 1}, table=table)
    with pytest.raises(Invalid):
        put_dots(exercise, "one more", {one: 1}, table=table)


@pytest.mark.django_db
def test_dots_that_are_not_sent_again_are_taken_away() -> None:
    exercise, (table, _other) = make_dots()
    one, two = (prompt.pk for prompt in prompts_of(exercise))

    put_dots(exercise, "a phone", {one: 3}, table=table)
    put_dots(exercise, "a phone", {two: 3}, table=table)

    assert in_all() == 3


@pytest.mark.django_db
def test_who_leads_sees_how_many_dots_of_how_many(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    # Any: the fixture's own type.
    exercise, (table, _other) = make_dots()
    seat(table, 2)
    make_arrival(table.meeting)
    put(table, exercise)
    client.force_login(officer_of(exercise.meeting.body))

    address = reverse("lead-exercise", args=[exercise.meeting_id, exercise.pk])
    with django_assert_max_num_queries(12):
        page = client.get(address).content.decode()

    assert "3 av 6</td>" in page
    assert "3 av 9 prickar är satta." in page


@given(
    st.dictionaries(st.integers(1, 4), st.integers(0, 9)),
    st.integers(0, 9),
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 6)), max_size=30),
)
def test_nobody_ever_puts_more_than_there_are(
    own: dict[int, int], shared: int, sent: list[tuple[int, int]]
) -> None:
    purse = Purse(own, shared)
    done: dict[int, int] = {}
    for table, wanted in sent:
        left = purse.left(done, table)
        if wanted <= left:
            done[table] = done.get(table, 0) + wanted
            assert purse.left(done, table) == left - wanted

    assert sum(done.values()) <= purse.room
