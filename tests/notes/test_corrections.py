"""A reviewer changes where words belong, and never the words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.notes import corrections
from gensvar.notes.corrections import words_of
from gensvar.notes.errors import NotesError
from gensvar.notes.plain import from_json, to_json
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes
from tests.notes.documents import CORPUS

TEXT = """Möte om parken

Vad vill du ha?

- Bänkar av trä (!)
- Lampor
- Mer än så

Vad vill du slippa?

- Buller
- Skräp (!!)

Vi använder kakor på webbplatsen.
"""


def park() -> Notes:
    return read_notes(TEXT.encode(), "parken.txt")


def said(notes: Notes) -> list[list[str]]:
    return [
        [item.text for item in section.contributions]
        for section in notes.sections
        if section.contributions
    ]


def number_of(notes: Notes, text: str) -> int:
    return next(item.id for item in notes.contributions if item.text == text)


def test_two_contributions_become_one() -> None:
    notes = park()

    merged = corrections.merge_with_next(notes, number_of(notes, "Lampor"))

    assert said(merged)[0] == ["Bänkar av trä", "Lampor - Mer än så"]
    assert words_of(merged) == words_of(notes)


def test_a_contribution_becomes_two() -> None:
    notes = park()

    parted = corrections.split_at(notes, number_of(notes, "Mer än så"), 3)

    assert said(parted)[0] == ["Bänkar av trä", "Lampor", "Mer", "än så"]
    assert words_of(parted) == words_of(notes)


def test_a_word_is_not_cut() -> None:
    notes = park()

    with pytest.raises(NotesError) as refused:
        corrections.split_at(notes, number_of(notes, "Lampor"), 3)
    assert refused.value.code == "cannot_split"


def test_a_contribution_moves_to_another_question() -> None:
    notes = park()
    to = notes.sections[-1].id

    moved = corrections.move(notes, number_of(notes, "Lampor"), to)

    assert said(moved) == [
        ["Bänkar av trä", "Mer än så"],
        ["Lampor", "Buller", "Skräp"],
    ]
    assert words_of(moved) == words_of(notes)


def test_what_is_no_contribution_is_set_aside_and_can_come_back() -> None:
    notes = park()
    number = number_of(notes, "Skräp")

    without = corrections.set_aside(notes, number)
    assert said(without)[1] == ["Buller"]
    assert [s.why for s in without.set_aside] == ["reviewer", "cookies"]
    again = corrections.promote(without, number, notes.sections[-1].id)

    assert [c.emphasis for c in again.contributions if "Skräp" in c.text] == [2]
    assert words_of(without) == words_of(again) == words_of(notes)


def test_a_line_set_aside_by_the_reader_can_be_kept() -> None:
    notes = park()

    kept = corrections.promote(notes, notes.set_aside[0].id, notes.sections[1].id)

    assert said(kept)[0][-1] == "Vi använder kakor på webbplatsen."
    assert kept.set_aside == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda notes: corrections.merge_with_next(notes, 999),
        lambda notes: corrections.merge_with_next(notes, number_of(notes, "Skräp")),
        lambda notes: corrections.move(notes, number_of(notes, "Skräp"), 999),
        lambda notes: corrections.promote(notes, 999, notes.sections[0].id),
    ],
)
def test_what_is_not_there_is_said(change) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotesError):
        change(park())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_chain_of_corrections_changes_the_words(data: st.DataObject) -> None:
    notes = before = read_notes(CORPUS / "02-foreningsforum.txt")
    for _ in range(data.draw(st.integers(1, 8))):
        notes = change(notes, data)

    assert words_of(notes) == words_of(before)
    assert from_json(to_json(notes)) == notes


def change(notes: Notes, data: st.DataObject) -> Notes:
    """Make one correction that Hypothesis chooses; a refused one changes nothing."""
    numbers = [item.id for item in notes.contributions]
    sections = [section.id for section in notes.sections]
    aside = [item.id for item in notes.set_aside]
    number = data.draw(st.sampled_from(numbers or [0]))
    section = data.draw(st.sampled_from(sections))
    kind = data.draw(st.sampled_from(["merge", "split", "move", "aside", "promote"]))
    try:
        if kind == "merge":
            return corrections.merge_with_next(notes, number)
        if kind == "split":
            offset = data.draw(st.integers(0, 60))
            return corrections.split_at(notes, number, offset)
        if kind == "move":
            return corrections.move(notes, number, section)
        if kind == "aside":
            return corrections.set_aside(notes, number)
        chosen = data.draw(st.sampled_from(aside or [0]))
        return corrections.promote(notes, chosen, section)
    except NotesError:
        return notes
