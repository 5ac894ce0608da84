"""One code sends so much and no more; what was typed stands, and says what to do."""

import pytest
from django.test import Client

from gensvar.exercises import doors
from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Entry,
    Exercise,
    ExerciseKind,
    Table,
)
from gensvar.kernel.errors import Invalid
from tests.make.exercises import fresh_key, make_exercise, make_tables, prompts_of

pytestmark = pytest.mark.django_db
REFUSED = "Berätta för den som leder mötet"
JSON = {"accept": "application/json"}


def at_table(kind: str, *options: str) -> tuple[Table, Table, Exercise]:
    table, other = make_tables(2)
    words = tuple((option, "") for option in options)
    return table, other, make_exercise(table.meeting, kind, words)


def written(client: Client, table: Table, exercise: Exercise, **more: object) -> int:
    sent = {
        "prompt": prompts_of(exercise)[0].pk,
        "text": "Vi ses oftare",
        "language": "sv",
        "key": fresh_key(),
    }
    address = f"/bord/{table.code}/skriv/"
    return client.post(address, {**sent, **more}).status_code


def test_a_table_writes_so_many_ideas_and_keeps_the_words_of_the_next(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "MOST_IDEAS", 3)
    table, other, exercise = at_table(ExerciseKind.IDEAS, "Dialog")
    key = fresh_key()
    assert written(client, table, exercise, key=key) == 302
    assert [written(client, table, exercise) for _one in range(2)] == [302, 302]

    sent = {
        "prompt": prompts_of(exercise)[0].pk,
        "text": "En tanke till",
        "language": "sv",
        "key": fresh_key(),
    }
    address = f"/bord/{table.code}/skriv/"
    page = client.post(address, sent)
    told = client.post(address, sent, headers=JSON)

    assert (page.status_code, told.status_code) == (422, 422)
    assert REFUSED in page.text
    assert "En tanke till" in page.text
    assert REFUSED in told.json()["problem"]
    # The same form again is the same idea, and another table has its own room.
    assert written(client, table, exercise, key=key) == 302
    assert written(client, other, exercise) == 302
    assert Entry.objects.count() == 4


def test_wording_anew_counts_as_well(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "MOST_IDEAS", 2)
    table, _other, exercise = at_table(ExerciseKind.IDEAS, "Dialog")
    written(client, table, exercise)

    def anew(text: str) -> tuple[int, str]:
        standing = Entry.objects.get(replaced_by=None)
        address = f"/bord/{table.code}/ide/{standing.pk}/"
        page = client.post(address, {"text": text, "key": fresh_key()})
        return page.status_code, page.text

    assert anew("Vi ses varje vecka")[0] == 302
    status, page = anew("Vi ses varje dag")
    assert status == 422
    assert "Vi ses varje dag" in page


def test_a_table_asks_so_many_questions(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "MOST_QUESTIONS", 2)
    table, _other, _exercise = at_table(ExerciseKind.QUESTIONS)

    def ask() -> int:
        sent = {"text": "När får vi svar?", "asker": "", "key": fresh_key()}
        return client.post(f"/bord/{table.code}/fraga/", sent).status_code

    assert [ask() for _one in range(3)] == [302, 302, 422]
    assert AskedQuestion.objects.count() == 2


def test_a_table_ranks_anew_so_often(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "MOST_BALLOTS", 2)
    table, _other, exercise = at_table(ExerciseKind.RANKING, "Ett", "Två")
    places = {
        f"place_{prompt.pk}": place
        for place, prompt in enumerate(prompts_of(exercise), 1)
    }

    def rank() -> int:
        sent = {**places, "key": fresh_key()}
        return client.post(f"/bord/{table.code}/rangordna/", sent).status_code

    assert [rank() for _one in range(3)] == [302, 302, 422]
    assert Ballot.objects.count() == 2
    with pytest.raises(Invalid, match="2"):
        doors.has_room_for_ballots(exercise, table)
