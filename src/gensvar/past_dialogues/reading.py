"""Reading a list of past dialogues row by row: what can be brought in, what cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from gensvar.kernel.errors import Invalid
from gensvar.kernel.spreadsheets import Row
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.past_dialogues.checking import check
from gensvar.past_dialogues.columns import NEEDED, field_of, label
from gensvar.past_dialogues.models import PastDialogue

DAYS = ("held_from", "held_to", "decided_on")
LONGEST = {"title": 200, "place": 200, "section_number": 20, "source": 200}
MOST = 2_147_483_647
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell, and what to do."""

    column: str
    sentence: StrOrPromise


@dataclass
class ReadRow:
    """One row: its number in the file, what it says, and what is wrong with it."""

    number: int
    cells: Cells
    facts: dict[str, Any] = field(default_factory=dict)  # Any: values of any field.
    reported: int | None = None
    faults: list[Fault] = field(default_factory=list)


def rows_by_field(rows: Sequence[Row]) -> list[tuple[int, dict[str, str]]]:
    """Return the cells of each row by the name of their field.

    Raises Invalid when a heading that is needed is missing, stands twice or is unknown.
    """
    names = [field_of(cell) for cell in rows[0].cells]
    for cell, name in zip(rows[0].cells, names, strict=True):
        if cell and not name:
            raise Invalid(
                _("The column “%(name)s” is not known. Take it away or rename it.")
                % {"name": cell},
                "file",
            )
    for name in filter(None, names):
        if names.count(name) > 1:
            raise Invalid(
                _("The column “%(name)s” stands twice. Take one away.")
                % {"name": label(name)},
                "file",
            )
    if missing := [label(name) for name in NEEDED if name not in names]:
        raise Invalid(
            _("These columns are missing: %(names)s. Add them to the first row.")
            % {"names": ", ".join(missing)},
            "file",
        )
    if len(rows) == 1:
        raise Invalid(_("The file has no rows. Choose another file."), "file")
    return [
        (row.number, {n: c for n, c in zip(names, row.cells, strict=False) if n})
        for row in rows[1:]
    ]


def read_rows(body: Body, rows: Sequence[tuple[int, Cells]]) -> list[ReadRow]:
    """Return every row with what is wrong in it; asks the database twice."""
    numbers = {cells.get("registry_number", "") for _number, cells in rows} - {""}
    matters = {
        one.registry_number: one
        for one in Matter.objects.filter(registry_number__in=numbers)
    }
    known = set(
        PastDialogue.objects.filter(body=body).values_list("title", "held_from")
    )
    found = []
    for number, cells in rows:
        read = _read(body, number, cells, matters)
        key = (read.facts.get("title", ""), read.facts.get("held_from"))
        if not read.faults and key in known:
            read.faults.append(Fault(label("title"), _twice()))
        known.add(key)  # type: ignore[arg-type] # a row with faults may lack its day
        found.append(read)
    return found


def _twice() -> str:
    return _("A dialogue with this title and first day is already brought in.")


def _read(
    body: Body, number: int, cells: Cells, matters: Mapping[str, Matter]
) -> ReadRow:
    row = ReadRow(number, cells)
    row.facts["body"] = body
    for name, words in cells.items():
        if name in DAYS:
            row.facts[name] = _day(row, name, words)
        elif name == "number":
            row.reported = _whole(row, words)
        elif name == "registry_number":
            row.facts["matter"] = matters.get(words)
            if words and words not in matters:
                row.faults.append(Fault(label(name), _no_matter()))
        elif name != "source":
            row.facts[name] = words
    _look(row)
    return row


def _no_matter() -> str:
    return _("No matter has this registry number. Correct it, or leave it empty.")


def _look(row: ReadRow) -> None:
    """Note what is missing, too long or cannot be right."""
    for name in NEEDED:
        if not row.cells.get(name):
            row.faults.append(Fault(label(name), _("This cell is empty.")))
    for name, most in LONGEST.items():
        if len(row.cells.get(name, "")) > most:
            sentence = _("Write at most %(most)d characters.") % {"most": most}
            row.faults.append(Fault(label(name), sentence))
    if row.reported is not None and not row.cells.get("source"):
        row.faults.append(
            Fault(label("source"), _("Write where the number comes from."))
        )
    if row.faults:
        return
    try:
        check(row.facts)
    except Invalid as refusal:
        row.faults.append(Fault(label(refusal.field), str(refusal.sentence)))


def _day(row: ReadRow, name: str, words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        row.faults.append(
            Fault(label(name), _("Write the day as 2024-05-13 (year, month, day)."))
        )
        return None


def _whole(row: ReadRow, words: str) -> int | None:
    """Return a reported number; an empty cell is not known, and not none."""
    bare = words.replace("\u00a0", "").replace(" ", "")
    if not bare:
        return None
    if bare.isascii() and bare.isdigit() and int(bare[:12]) <= MOST:
        return int(bare)
    sentence = _("Write a whole number, or leave it empty if it is not known.")
    row.faults.append(Fault(label("number"), sentence))
    return None
