"""A table is told how much of what others wrote is left out, and reads it all."""

from typing import Any

import pytest
from django.test import Client

from gensvar.exercises.models import Exercise, ExerciseKind, Table
from gensvar.exercises.queries import tables
from tests.make.exercises import (
    close,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

pytestmark = pytest.mark.django_db


def many(number: int, **facts: Any) -> tuple[Table, Exercise]:
    """Let other tables write so many ideas, and the table itself one."""
    # Any: fields of an exercise.
    table, *others = make_tables()
    exercise = make_exercise(
        table.meeting, ExerciseKind.IDEAS, (("Dialog", ""), ("Kunskap", "")), **facts
    )
    areas = prompts_of(exercise)
    for one in range(number):
        make_idea(others[one % 2], areas[one % 2], f"Deras {one:02}")
    make_idea(table, areas[0], "Vår egen")
    return table, exercise


def test_the_page_says_how_many_it_leaves_out_and_leads_to_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_OF_OTHERS", 4)
    table, _exercise = many(25)
    address = f"/bord/{table.code}/"

    page = client.get(address).text
    first = client.get(f"{address}alla/").text
    last = client.get(f"{address}alla/?page=2").text

    assert "de senaste 4 av 25" in page
    assert f'href="{address}alla/"' in page
    shown = [f"Deras {one:02}" for one in range(25)]
    assert [words in page for words in shown] == [False] * 21 + [True] * 4
    assert [(words in first) + (words in last) for words in shown] == [1] * 25
    assert shown[24] in first
    assert "Kunskap" in first
    assert "Vår egen" not in first + last


def test_nothing_is_said_where_all_is_shown(client: Client) -> None:
    table, _exercise = many(3)

    assert "/alla/" not in client.get(f"/bord/{table.code}/").text


def test_what_is_hidden_while_it_is_open_is_not_listed_either(client: Client) -> None:
    table, exercise = many(3, shows_results=False)
    address = f"/bord/{table.code}/alla/"

    assert "Deras" not in client.get(address).text
    close(exercise)
    assert "Deras" in client.get(address).text


def test_at_a_station_only_what_was_written_there_is_listed(client: Client) -> None:
    first, second, _third = make_tables()
    exercise = make_exercise(first.meeting, rounds=2)
    here, there = prompts_of(exercise)
    make_idea(second, here, "Skrivet här")
    make_idea(second, there, "Skrivet där")

    page = client.get(f"/bord/{first.code}/alla/").text

    assert "Skrivet här" in page
    assert "Skrivet där" not in page


def test_an_unknown_code_lists_nothing(client: Client) -> None:
    assert client.get("/bord/222222/alla/").status_code == 404


def test_the_page_of_personal_data_names_the_cookie(client: Client) -> None:
    assert "kakan ”table”" in client.get("/personuppgifter/").text
