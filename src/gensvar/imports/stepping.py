"""Corrections as steps that can be taken again, so that the last one can be undone."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from gensvar.imports.filing import may_hold
from gensvar.notes import corrections
from gensvar.notes.errors import NotesError
from gensvar.notes.tree import Notes

Step = dict[str, str | int]
BULLET = re.compile(r"([-–—•·*▪◦‣])\s+(?=\S)")
WITH_ONE = ("merge", "aside", "promote")


def step_from(sent: Mapping[str, str]) -> Step | None:
    """Return the correction that a form asks for, or None if it asks for none."""
    try:
        for what in WITH_ONE:
            if what in sent:
                return {"what": what, "number": int(sent[what])}
        if "split" in sent:
            offset = int(sent.get("offset", ""))
            return {"what": "split", "number": int(sent["split"]), "offset": offset}
        if "move" in sent:
            section = int(sent.get("section", ""))
            return {"what": "move", "number": int(sent["move"]), "section": section}
    except ValueError:
        return None
    return None


def completed(notes: Notes, step: Step) -> Step:
    """Return a step with the part that a line goes back to: the one it stood in."""
    if step["what"] != "promote":
        return step
    parts = may_hold(notes) or list(notes.sections)
    if not parts:
        raise NotesError("no_such_part", "1")
    number = int(step["number"])
    before = [section for section in parts if section.id < number]
    return {**step, "section": (before or parts)[-1 if before else 0].id}


def take(notes: Notes, step: Step) -> Notes:
    """Return the tree after one correction. Raises NotesError if it cannot be made."""
    number = int(step["number"])
    what = step["what"]
    if what == "merge":
        return corrections.merge_with_next(notes, number)
    if what == "aside":
        return corrections.set_aside(notes, number)
    if what == "split":
        return corrections.split_at(notes, number, int(step["offset"]))
    if what == "move":
        return corrections.move(notes, number, int(step["section"]))
    return _without_bullet(
        corrections.promote(notes, number, int(step["section"])), number
    )


def _without_bullet(notes: Notes, number: int) -> Notes:
    """Keep the bullet of a line that is taken back beside its words, as when read."""
    section, item = corrections.find(notes, number)
    found = BULLET.match(item.text)
    if found is None or item.marker:
        return notes
    bare = replace(item, marker=found[1], text=item.text[found.end() :])
    items = tuple(bare if other is item else other for other in section.contributions)
    sections = tuple(
        replace(section, contributions=items) if other is section else other
        for other in notes.sections
    )
    return replace(notes, sections=sections)


def take_all(notes: Notes, steps: list[Step]) -> Notes:
    """Return the tree after all the corrections, in order."""
    return reduce(take, steps, notes)
