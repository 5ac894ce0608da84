"""Notes that the reader was not made for, judged by labels made by hand."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes
from tests.notes.documents import find_source, names
from tests.notes.measuring import Score, load_labels, score, share, table, total


@cache
def read(name: str) -> Notes:
    with TemporaryDirectory() as folder:
        return read_notes(find_source(name, Path(folder)))


@cache
def scores() -> list[Score]:
    return [score(name, read(name), load_labels(name)) for name in names()]


def test_contributions_come_through_whole(capsys: pytest.CaptureFixture[str]) -> None:
    everything = total(scores())

    with capsys.disabled():
        print(f"\n{table(scores())}")  # noqa: T201
    assert share(everything.right, everything.labelled) >= 0.95
    assert share(everything.right, everything.found) >= 0.95


def test_contributions_stand_in_the_order_of_the_source() -> None:
    assert [one.name for one in scores() if not one.in_order] == []


@pytest.mark.parametrize("name", names())
def test_titles_are_found(name: str) -> None:
    assert read(name).title == load_labels(name)["title"]


def test_questions_get_their_answers() -> None:
    questions = read("18-fragestund").questions

    wanted = load_labels("18-fragestund")["questions"]
    assert [q.text.removeprefix("Fråga: ") for q in questions] == wanted
    assert [len(q.answer) for q in questions] == [1, 1, 0]


def test_decisions_in_running_text_are_noted() -> None:
    decisions = read("21-pensionarsradet").decisions

    found = [
        [d.body, "/".join(day for day in (d.date, d.until) if day), d.paragraph]
        for d in decisions
    ]
    assert found == load_labels("21-pensionarsradet")["decisions"]
    assert [d.outcome for d in decisions] == ["decided", "remitted_back"]


def test_rankings_in_other_words_are_read() -> None:
    (ranking,) = read("22-budgetdialog").rankings

    assert {o.label: list(o.raw) for o in ranking.options} == load_labels(
        "22-budgetdialog"
    )["rankings"][0]


def test_a_zero_that_got_lost_is_noted() -> None:
    fact = read("08-vardcentralen").facts["date"]

    assert (fact.value, fact.date) == ("den 9 juni 218", "2018-06-09")
    assert [w.code for w in fact.warnings] == ["lost_zero"]
