"""Many tables at once: nothing lost, nothing twice, and nobody misses anything."""

import json
from functools import partial
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connections

from gensvar.exercises import live
from gensvar.exercises.actions import voting, writing
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.actions.stressing import stress
from gensvar.exercises.doors import Shut
from gensvar.exercises.models import Ballot, Entry, ExerciseKind, Stress
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)
from tests.racing import RACING, at_once, counted

pytestmark = RACING


def test_each_key_is_stored_once_however_often_it_comes_and_a_reader_sees_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "FRESH_FOR", 0.0)
    tables = make_tables(4)
    exercise = make_exercise(tables[0].meeting, ExerciseKind.IDEAS)
    prompt = prompts_of(exercise)[0]
    sent = [(table, fresh_key()) for table in tables for _idea in range(5)]
    seen, stop = Seen(board_of(tables[0].meeting).key), Event()
    reader = Thread(target=seen.follow, args=(stop,))
    reader.start()

    ended = at_once(
        [partial(writing.write, table, prompt, key, key) for table, key in sent * 3]
    )
    stop.set()
    reader.join(timeout=60)

    assert counted(ended) == {"done": 60}
    stored = {entry.text: entry for entry in Entry.objects.all()}
    assert sorted(stored) == sorted(key for _table, key in sent)
    versions = [entry.version for entry in Entry.objects.order_by("version")]
    assert versions == sorted(set(versions))
    assert sorted(seen.texts) == sorted(stored)
    assert seen.versions == sorted(seen.versions)


class Seen:
    """A page that asks for news again and again."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.texts: list[str] = []
        self.versions: list[int] = []

    def follow(self, stop: Event) -> None:
        after, is_last = 0, False
        while not is_last:
            is_last = stop.is_set()
            found = live.news(self.key, after)
            assert found is not None
            told: dict[str, Any] = json.loads(found.body)
            self.texts += [row["x"] for row in told["rows"]]
            self.versions += [row["v"] for row in told["rows"]]
            after = told["v"]
        connections.close_all()


def test_who_closes_while_others_write_leaves_nothing_in_between() -> None:
    tables = make_tables(6)
    exercise = make_exercise(tables[0].meeting, ExerciseKind.IDEAS)
    prompt = prompts_of(exercise)[0]
    acts: list[Any] = [
        partial(writing.write, table, prompt, fresh_key(), "Ses") for table in tables
    ]

    ended = at_once([*acts[:3], lambda: close(exercise), *acts[3:]])

    shut = sum(isinstance(end, Shut) for end in ended)
    assert Entry.objects.count() == 6 - shut
    with pytest.raises(Shut):
        writing.write(tables[0], prompt, fresh_key(), "För sent")
    assert Entry.objects.count() == 6 - shut


def test_a_table_that_ranks_on_many_phones_has_one_ballot() -> None:
    table, *_ = make_tables(2)
    exercise = make_exercise(table.meeting, ExerciseKind.RANKING)
    options = [prompt.pk for prompt in prompts_of(exercise)]
    places = {options[0]: 1, options[1]: 2}

    ended = at_once(
        [lambda: voting.cast(exercise, fresh_key(), places, table=table)] * 8
    )

    assert counted(ended) == {"done": 8}
    assert Ballot.objects.filter(replaced_at=None).count() == 1
    assert Ballot.objects.count() == 8


def test_a_table_that_stresses_on_many_phones_stresses_once() -> None:
    one, other = make_tables(2)
    exercise = make_exercise(one.meeting, ExerciseKind.IDEAS)
    idea = make_idea(one, prompts_of(exercise)[0])

    at_once([lambda: stress(Entry.objects.get(pk=idea.pk), table=other)] * 8)

    assert Stress.objects.filter(withdrawn_at=None).count() == 1
