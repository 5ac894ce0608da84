"""What a reviewer may change: where words begin, end and belong, never the words.

Every function takes a tree and returns a new one. A contribution is named by its id.
"""

from collections.abc import Callable
from dataclasses import replace

from gensvar.notes.draft import make_contribution
from gensvar.notes.errors import NotesError
from gensvar.notes.lines import Line
from gensvar.notes.tree import (
    Caution,
    Contribution,
    Notes,
    Section,
    SetAside,
    owned_texts,
)

Items = tuple[Contribution, ...]


def words_of(notes: Notes) -> list[str]:
    """Return every word of the source, sorted: corrections must not change this."""
    found = " ".join(text for _, text in owned_texts(notes)).split()
    return sorted(found)


def find(notes: Notes, number: int) -> tuple[Section, Contribution]:
    """Return a contribution and its section, or say that it is not there."""
    for section in notes.sections:
        for item in section.contributions:
            if item.id == number:
                return section, item
    raise NotesError("no_such_part", str(number))


def merge_with_next(notes: Notes, number: int) -> Notes:
    """Put a contribution and the next one in its section together."""
    section, first = find(notes, number)
    at = section.contributions.index(first)
    if at + 1 == len(section.contributions):
        raise NotesError("nothing_to_merge")
    second = section.contributions[at + 1]
    # The bullet of the second and a mark in the middle are words of the source too.
    middle = " ".join(part for part in (first.mark, second.marker) if part)
    text = " ".join(part for part in (first.text, middle, second.text) if part)
    whole = replace(
        first,
        text=text,
        mark=second.mark,
        emphasis=max(first.emphasis, second.emphasis),
        remark="",
        warnings=_noted(first.warnings + second.warnings, "changed"),
    )
    items = section.contributions
    return _with(notes, section, (*items[:at], whole, *items[at + 2 :]))


def split_at(notes: Notes, number: int, offset: int) -> Notes:
    """Part a contribution in two at a space; the second part gets a new id."""
    section, item = find(notes, number)
    before, after = item.text[:offset].rstrip(), item.text[offset:].lstrip()
    inside = 0 < offset < len(item.text)
    at_space = inside and (
        item.text[offset].isspace() or item.text[offset - 1].isspace()
    )
    if not (at_space and before and after):
        raise NotesError("cannot_split")
    warnings = _noted(item.warnings, "changed")
    first = replace(
        item, text=before, mark="", emphasis=0, remark="", warnings=warnings
    )
    second = replace(
        item, id=_next_id(notes), text=after, marker="", remark="", warnings=warnings
    )
    at = section.contributions.index(item)
    items = section.contributions
    return _with(notes, section, (*items[:at], first, second, *items[at + 1 :]))


def move(notes: Notes, number: int, section_id: int) -> Notes:
    """Put a contribution under another heading, where its number places it."""
    section, item = find(notes, number)
    target = _section(notes, section_id)
    if target.id == section.id:
        return notes
    moved = replace(item, warnings=_noted(item.warnings, "moved"))
    left = tuple(other for other in section.contributions if other.id != number)
    notes = _with(notes, section, left)
    return _with(notes, target, _insert(target.contributions, moved))


def set_aside(notes: Notes, number: int) -> Notes:
    """Say that a contribution is none; its words stay, set aside by the reviewer."""
    section, item = find(notes, number)
    parts = (item.marker, item.text, item.mark)
    text = " ".join(part for part in parts if part)
    left = tuple(other for other in section.contributions if other.id != number)
    aside = (*notes.set_aside, SetAside(item.id, text, "reviewer", item.place))
    return replace(
        _with(notes, section, left),
        set_aside=tuple(sorted(aside, key=lambda other: other.id)),
    )


def promote(notes: Notes, number: int, section_id: int) -> Notes:
    """Make a line that was set aside a contribution under a heading."""
    found = [item for item in notes.set_aside if item.id == number]
    if not found:
        raise NotesError("no_such_part", str(number))
    target = _section(notes, section_id)
    line = Line(found[0].text, found[0].place)
    made = make_contribution(number, line, "changed")
    left = tuple(item for item in notes.set_aside if item.id != number)
    notes = replace(notes, set_aside=left)
    return _with(notes, target, _insert(target.contributions, made))


def _section(notes: Notes, section_id: int) -> Section:
    for section in notes.sections:
        if section.id == section_id:
            return section
    raise NotesError("no_such_part", str(section_id))


def _with(notes: Notes, section: Section, items: Items) -> Notes:
    return _change(notes, section.id, lambda old: replace(old, contributions=items))


def _change(notes: Notes, number: int, how: Callable[[Section], Section]) -> Notes:
    sections = tuple(how(s) if s.id == number else s for s in notes.sections)
    return replace(notes, sections=sections)


def _insert(items: Items, item: Contribution) -> Items:
    at = next((n for n, other in enumerate(items) if other.id > item.id), len(items))
    return (*items[:at], item, *items[at:])


def _noted(warnings: tuple[Caution, ...], code: str) -> tuple[Caution, ...]:
    return tuple(dict.fromkeys((*warnings, Caution(code))))


def _next_id(notes: Notes) -> int:
    return 1 + max(number for number, _ in owned_texts(notes))
