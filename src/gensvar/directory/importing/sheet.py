"""The shape of a table that people have made: headings, totals, empty rows.

Lists are made to be looked at: a title over the headings, headings in two rows, merged
cells, a sum below. Here is found which row names the columns, and which rows say
nothing of an organisation. A person can always choose another row.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from gensvar.organisations.spelling import fold

FILE = Path(__file__).parent / "columns.toml"
TONGUES = ("sv", "en", "fi")
FIELDS = (
    "name",
    "kind",
    "categories",
    "sub_region",
    "what",
    "email",
    "website",
    "languages",
)
# The headings stand among the first rows.
DEEPEST = 15
TOTAL = re.compile(
    r"^(summa|totalt|total|sum|antal|yhteensä)\b[\s:.]*(antal|föreningar|\d|$)", re.I
)


@dataclass(frozen=True)
class Line:
    """One row of the file with its number there."""

    number: int
    cells: tuple[str, ...]


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    read = tomllib.loads(FILE.read_text("utf-8"))
    return {one["field"]: {tag: one[tag] for tag in TONGUES} for one in read["column"]}


@cache
def _fields() -> dict[str, str]:
    return {
        fold(word): field
        for field, tongues in _words().items()
        for words in tongues.values()
        for word in words
    }


def label(field: str) -> str:
    """Return what a field is called in the language of the reader."""
    tongues = _words()[field]
    return tongues.get((get_language() or "sv")[:2], tongues["sv"])[0]


def field_of(heading: str) -> str:
    """Return the field that a heading names in any of the languages, or nothing."""
    return _fields().get(fold(heading), "") if heading.strip() else ""


def fields_of(cells: Sequence[str]) -> list[str]:
    """Return a field for each heading; one that comes again is not used twice."""
    found: list[str] = []
    for cell in cells:
        field = field_of(cell)
        found.append("" if field in found else field)
    return found


def heading_of(lines: Sequence[Line]) -> int:
    """Return the number of the row that names most columns; else the first one.

    Of rows that name as many, the last: below a heading over several columns stands
    the one that names each.
    """
    best, most = lines[0].number, 0
    for line in lines[:DEEPEST]:
        named = sum(bool(field) for field in fields_of(line.cells))
        if named and named >= most:
            best, most = line.number, named
    return best


def below(lines: Sequence[Line], heading: int) -> list[Line]:
    """Return the rows below the headings that are no sum."""
    return [line for line in lines if line.number > heading and not is_total(line)]


def is_total(line: Line) -> bool:
    """Say whether a row sums up the others."""
    first = next((cell for cell in line.cells if cell.strip()), "")
    return TOTAL.match(first.strip()) is not None


def cell_name(column: int, number: int) -> str:
    """Return how a spreadsheet calls a cell: the first column of row 7 is A7."""
    letters = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return f"{letters}{number}"
