"""Reading a population table cell by cell: what is wrong, in which row, what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gensvar.kernel.errors import Invalid
from gensvar.kernel.sensitive import is_sensitive
from gensvar.kernel.spreadsheets import Row

HEADINGS = {
    "breakdown": ("indelning", "breakdown", "jaottelu"),
    "name": ("grupp", "group", "ryhmä"),
    "number": ("antal", "number", "määrä"),
    "year": ("år", "year", "vuosi"),
    "source": ("källa", "source", "lähde"),
}
TOTALS = {"totalt", "total", "alla", "all", "summa", "sum", "yhteensä", "kaikki"}
LONGEST = {"breakdown": 80, "name": 120, "source": 200}
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST = 2_147_483_647


@dataclass(frozen=True)
class Fault:
    """What is wrong in one row, and what to do."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class GroupRow:
    """One group as it was read."""

    row: int
    breakdown: str
    name: str
    number: int
    year: int
    source: str

    @property
    def is_total(self) -> bool:
        """Say whether the row sums up its breakdown."""
        return self.name.casefold() in TOTALS


@dataclass
class ReadTable:
    """The groups of a file, and everything that is wrong with it."""

    groups: list[GroupRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_population(rows: Sequence[Row]) -> ReadTable:
    """Return the groups and the faults. Raises Invalid when a column is missing."""
    places = _places(rows[0].cells)
    read = ReadTable()
    for row in rows[1:]:
        cells = {
            name: row.cells[at] if at < len(row.cells) else ""
            for name, at in places.items()
        }
        _read(read, row.number, cells, rows[0].cells, places)
    if not (read.groups or read.faults):
        raise Invalid(_("The file has no rows. Choose another file."), "file")
    read.faults.extend(_twice(read.groups))
    read.faults.extend(_wrong_sums(read.groups))
    read.faults.sort(key=lambda fault: fault.row)
    return read


def _places(cells: Sequence[str]) -> dict[str, int]:
    known = [cell.strip().casefold() for cell in cells]
    found = {}
    for name, words in HEADINGS.items():
        at = [place for place, cell in enumerate(known) if cell in words]
        if not at:
            raise Invalid(
                _("The column “%(name)s” is missing. Add it to the first row.")
                % {"name": words[0].capitalize()},
                "file",
            )
        found[name] = at[0]
    return found


def _read(
    read: ReadTable,
    row: int,
    cells: dict[str, str],
    head: Sequence[str],
    places: dict[str, int],
) -> None:
    """Note one row, or what is wrong in its cells."""
    faults = [
        Fault(row, head[places[name]], sentence)
        for name, words in cells.items()
        if (sentence := _wrong(name, words))
    ]
    read.faults.extend(faults)
    if not faults:
        number, year = _number(cells["number"]), _number(cells["year"])
        if number is not None and year is not None:
            read.groups.append(
                GroupRow(
                    row,
                    cells["breakdown"],
                    cells["name"],
                    number,
                    year,
                    cells["source"],
                )
            )


def _wrong(name: str, words: str) -> str:
    """Return what is wrong in a cell, or nothing."""
    if not words:
        return _("This cell is empty.")
    if name in {"number", "year"}:
        number = _number(words)
        if number is None or number > MOST:
            return _("Write a whole number, without decimals and not below zero.")
        if name == "year" and not FIRST_YEAR <= number <= LAST_YEAR:
            return _("Write the year with four digits.")
    elif len(words) > LONGEST[name]:
        return _("Write at most %(most)d characters.") % {"most": LONGEST[name]}
    elif name != "source" and is_sensitive(words):
        return never_counted()
    return ""


def never_counted() -> str:
    """Return why people are not counted by such a thing."""
    return _(
        "People are never counted by minority, language, religion, health or opinion. "
        "Take this away. A group belongs to an organisation, not to a person."
    )


def _number(words: str) -> int | None:
    bare = words.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    return int(bare[:12]) if bare.isascii() and bare.isdigit() else None


def _twice(groups: Iterable[GroupRow]) -> list[Fault]:
    seen: dict[tuple[int, str, str], int] = {}
    faults = []
    for one in groups:
        key = (one.year, one.breakdown.casefold(), one.name.casefold())
        if key in seen:
            sentence = _("The same group stands in row %(row)d. Take one away.")
            faults.append(Fault(one.row, one.name, sentence % {"row": seen[key]}))
        seen.setdefault(key, one.row)
    return faults


def _wrong_sums(groups: Iterable[GroupRow]) -> list[Fault]:
    """Return the totals that are not the sum of their parts."""
    parts: dict[tuple[int, str], int] = {}
    totals = []
    for one in groups:
        key = (one.year, one.breakdown.casefold())
        if one.is_total:
            totals.append((key, one))
        else:
            parts[key] = parts.get(key, 0) + one.number
    return [
        Fault(
            one.row,
            one.name,
            _(
                "The total is %(total)d, but the groups come to %(sum)d. Correct the "
                "total or the groups of “%(breakdown)s”."
            )
            % {
                "total": one.number,
                "sum": parts.get(key, 0),
                "breakdown": one.breakdown,
            },
        )
        for key, one in totals
        if parts.get(key, 0) != one.number
    ]
