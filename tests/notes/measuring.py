"""Comparing what was read with labels made by hand."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gensvar.notes.tree import Notes
from tests.notes.documents import CORPUS

Said = tuple[str, str, int]


@dataclass(frozen=True)
class Score:
    """How one document came through."""

    name: str
    labelled: int
    found: int
    right: int
    in_order: bool
    missed: tuple[Said, ...]
    extra: tuple[Said, ...]


def load_labels(name: str, folder: Path = CORPUS) -> dict[str, Any]:
    """Return what a person read in the document called `name`."""
    labels: dict[str, Any] = json.loads(
        (folder / f"{name}.json").read_text(encoding="utf-8")
    )
    return labels


def labelled(labels: dict[str, Any]) -> list[Said]:
    """Return section, words and emphasis of every labelled contribution."""
    said = []
    for section, items in labels["sections"].items():
        for item in items:
            text, emphasis = item if isinstance(item, list) else (item, 0)
            said.append((section, text, emphasis))
    return said


def found(notes: Notes) -> list[Said]:
    """Return section, words and emphasis of every contribution that was read."""
    return [
        (section.title, item.text, item.emphasis)
        for section in notes.sections
        for item in section.contributions
    ]


def score(name: str, notes: Notes, labels: dict[str, Any]) -> Score:
    """Count contributions with the right words, section and emphasis."""
    wanted, got = labelled(labels), found(notes)
    both = Counter(wanted) & Counter(got)
    missed, extra = Counter(wanted) - both, Counter(got) - both
    order = [text for _, text, _ in got if any(text == want[1] for want in wanted)]
    return Score(
        name,
        len(wanted),
        len(got),
        sum(both.values()),
        order == [want[1] for want in wanted if want[1] in set(order)],
        tuple(missed.elements()),
        tuple(extra.elements()),
    )


def share(part: int, whole: int) -> float:
    """Return part of whole; nothing asked and nothing found is all right."""
    return part / whole if whole else 1.0


def table(scores: list[Score]) -> str:
    """Return the table of recall and precision, the weakest documents marked."""
    lines = [
        "| document | labelled | found | right | recall | precision |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for one in [*scores, total(scores)]:
        recall, precision = share(one.right, one.labelled), share(one.right, one.found)
        lines.append(
            f"| {one.name} | {one.labelled} | {one.found} | {one.right} "
            f"| {recall:.2f} | {precision:.2f} |"
        )
    return "\n".join(lines)


def total(scores: list[Score]) -> Score:
    """Add all documents up."""
    return Score(
        "all",
        sum(one.labelled for one in scores),
        sum(one.found for one in scores),
        sum(one.right for one in scores),
        all(one.in_order for one in scores),
        (),
        (),
    )
