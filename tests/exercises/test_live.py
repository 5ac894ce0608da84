"""The log that the room follows: everything once, in order, and cheaply."""

import json
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from gensvar.exercises import live
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.actions.stressing import stress, stress_no_more
from gensvar.exercises.actions.writing import bring_back, take_back, write_anew
from gensvar.exercises.models import Entry, ExerciseKind, Table
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

pytestmark = pytest.mark.django_db
ACTS = ("write", "anew", "back", "bring", "stress", "unstress", "read")


@pytest.fixture(autouse=True)
def _always_fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    live.forget()
    monkeypatch.setattr(live, "FRESH_FOR", 0.0)
    yield
    live.forget()


def news(key: str, after: int = 0) -> dict[str, Any]:
    # Any: what JSON holds.
    found = live.news(key, after)
    assert found is not None
    told: dict[str, Any] = json.loads(found.body)
    return told


def room(**facts: Any) -> tuple[list[Table], Any, str]:
    # Any: facts of an exercise, and the exercise.
    tables = make_tables(4)
    exercise = make_exercise(tables[0].meeting, ExerciseKind.IDEAS, **facts)
    return tables, exercise, board_of(tables[0].meeting).key


def test_what_is_told_are_facts_without_language() -> None:
    (one, other, *_), exercise, key = room()
    idea = make_idea(one, prompts_of(exercise)[0], "Ses")
    stress(idea, table=other)

    told = news(key)

    assert told["rows"] == [
        {
            "id": idea.pk,
            "v": told["v"],
            "t": one.number,
            "p": idea.prompt_id,
            "x": "Ses",
            "l": "sv",
            "d": "ltr",
            "e": 1,
            "s": [other.number],
        }
    ]
    assert told["state"] == f"{exercise.pk}.open.1"
    assert (told["tables"], told["confirmed"], told["runs"]) == (4, 0, True)
    assert 0 < told["left"] <= 600
    assert 1000 <= told["retry_ms"] <= 10_000


def test_who_has_seen_all_gets_next_to_nothing() -> None:
    (one, *_), exercise, key = room()
    make_idea(one, prompts_of(exercise)[0], "x" * 900)

    seen = news(key)["v"]
    found = live.news(key, seen)

    assert found is not None
    assert json.loads(found.body)["rows"] == []
    assert len(found.body) < 200


@how(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 3)), max_size=25))
def test_a_reader_who_asks_now_and_then_ends_with_what_stands(
    acts: list[tuple[str, int]],
) -> None:
    tables, exercise, key = room()
    prompt = prompts_of(exercise)[0]
    page: dict[int, tuple[str, list[int]]] = {}
    told: list[tuple[int, int]] = []
    seen = 0
    for act, number in [*acts, ("read", 0)]:
        if act == "read":
            seen = _follow(key, seen, page, told)
        else:
            _act(act, tables[number], prompt)

    assert told == sorted(set(told))
    standing = Entry.objects.filter(
        exercise=exercise, replaced_by=None, taken_back_at=None
    )
    assert page == {
        one.pk: (
            one.text,
            sorted(
                one.stresses.filter(withdrawn_at=None).values_list(
                    "table__number", flat=True
                )
            ),
        )
        for one in standing
    }


def _follow(
    key: str,
    seen: int,
    page: dict[int, tuple[str, list[int]]],
    told: list[tuple[int, int]],
) -> int:
    found = news(key, seen)
    told += [(row["v"], row["id"]) for row in found["rows"]]
    for row in found["rows"]:
        if row.get("gone"):
            page.pop(row["id"], None)
        else:
            page[row["id"]] = (row["x"], row["s"])
    return int(found["v"])


def _act(act: str, table: Table, prompt: Any) -> None:
    # Any: a prompt.
    latest = Entry.objects.filter(prompt=prompt, replaced_by=None).last()
    if act == "write" or latest is None:
        make_idea(table, prompt, f"Idé {fresh_key()}")
    elif act == "bring":
        bring_back(latest, table=latest.table)
    elif latest.taken_back_at:
        return
    elif act == "anew":
        write_anew(latest, fresh_key(), f"Ny {fresh_key()}", table=latest.table)
    elif act == "back":
        take_back(latest, table=latest.table)
    elif latest.table != table:
        (stress if act == "stress" else stress_no_more)(latest, table=table)


def test_while_it_is_hidden_no_words_leave_and_then_all_do() -> None:
    (one, *_), exercise, key = room(shows_results=False)
    make_idea(one, prompts_of(exercise)[0], "Hemligt än")
    before = live.news(key, 0)
    seen = news(key)["v"]

    close(exercise)

    assert before is not None
    assert "Hemligt" not in before.body.decode()
    assert [row["x"] for row in news(key, seen - 1)["rows"]] == ["Hemligt än"]


def test_a_thousand_who_ask_at_once_ask_the_database_once(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    # Any: pytest-django's fixture.
    (one, *_), exercise, key = room()
    make_idea(one, prompts_of(exercise)[0])
    news(key)
    monkeypatch.setattr(live, "FRESH_FOR", 60.0)

    with django_assert_num_queries(0):
        for _watcher in range(1000):
            live.news(key, 0)


def test_a_log_never_grows_beyond_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST_ROWS", 3)
    (one, *_), exercise, key = room()
    prompt = prompts_of(exercise)[0]
    seen = news(key)["v"]
    for _number in range(5):
        make_idea(one, prompt)

    late, new = news(key, seen), news(key)["v"]
    make_idea(one, prompt)

    assert (late["again"], late["rows"]) == (True, [])
    assert len(news(key, new)["rows"]) == 1


def waits_of(
    monkeypatch: pytest.MonkeyPatch,
    arriving: Iterable[float],
    until: float,
    other: float = 0.0,
) -> list[tuple[float, int]]:
    """Return when each watcher asked and what they were told, each waiting as told."""
    # An answer takes half a millisecond of the processor's time.
    now, used = [0.0], [0.0]
    monkeypatch.setattr(live, "monotonic", lambda: now[0])
    monkeypatch.setattr(live, "process_time", lambda: used[0])
    pace, told = live.Pace(used=0.0, since=0.0), []
    due = sorted(arriving)
    while due and due[0] < until:
        before, now[0] = now[0], max(now[0], heappop(due))
        used[0] += 0.0005 + other * (now[0] - before)
        told.append((now[0], pace.now()))
        heappush(due, now[0] + told[-1][1] / 1000)
    return told


def test_the_more_watchers_the_longer_each_waits_and_the_wait_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for watchers, wait in ((100, live.SHORTEST_WAIT), (5000, 2500 / live.BUSY)):
        # All come within the first two seconds.
        told = waits_of(monkeypatch, [n * 2 / watchers for n in range(watchers)], 60)

        settled = [said for at, said in told if at > 20]
        assert settled == pytest.approx([wait] * len(settled), rel=0.05)


def test_watchers_leave_room_for_what_else_the_process_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = waits_of(monkeypatch, [n / 2500 for n in range(5000)], 60, other=0.3)

    # The half of what others take is never seen apart when all ask all the time.
    settled = [said / 1000 for at, said in told if at > 20]
    assert 2.5 / live.BUSY < min(settled) <= max(settled) < 2.5 / (live.BUSY - 0.4)


def test_those_who_stay_wait_no_longer_when_the_others_have_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, used = [0.0], [0.0]
    monkeypatch.setattr(live, "monotonic", lambda: now[0])
    monkeypatch.setattr(live, "process_time", lambda: used[0])
    pace = live.Pace(used=0.0, since=0.0)
    waits = []
    for asking in (5000, 5000, *[10] * 20):
        for _one in range(asking):
            now[0] += 1 / asking
            used[0] += 0.0005
            pace.now()
        waits.append(pace.wait)

    assert waits[1] > live.SHORTEST_WAIT
    assert waits[-1] == live.SHORTEST_WAIT


def test_news_need_no_session_and_carry_careful_headers(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    # Any: pytest-django's fixture.
    _tables, _exercise, key = room()
    client.get(f"/skarm/{key}/nytt")
    with django_assert_max_num_queries(1):
        answer = client.get(
            f"/skarm/{key}/nytt?efter=3", headers={"cookie": "session=x"}
        )

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "application/json"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.parametrize("after", ["", "x", "-1", "²", "9" * 40, "1;drop"])
def test_whatever_stands_after_efter_is_answered(client: Client, after: str) -> None:
    _tables, _exercise, key = room()

    assert client.get(f"/skarm/{key}/nytt", {"efter": after}).status_code == 200


def test_an_unknown_room_is_an_ordinary_missing_page(client: Client) -> None:
    assert client.get("/skarm/bcdfghjkmnpq/nytt").status_code == 404
    assert client.get("/skarm/bcdfghjkmnpq/").status_code == 404
