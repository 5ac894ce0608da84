"""Lists of guests as people have them: pasted lines, .csv and .xlsx. No database."""

import csv
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from gensvar.meetings.sheets import NotATable, rows_of_sheet

MOST_ROWS = 2000
MOST_BYTES = 2 * 1024 * 1024
LONGEST_NAME = 200
# So much alike are two spellings that somebody should look (0 to 1).
ALIKE = 0.85
# So many spellings that share most signs with one are compared sign by sign.
MOST_COMPARED = 10
HEADINGS = {
    "name": {"namn", "name", "nimi", "deltagare"},
    "email": {
        "e-post",
        "epost",
        "email",
        "e-mail",
        "mejl",
        "sähköposti",
        "e-postadress",
    },
    "organisation": {
        "organisation",
        "förening",
        "organization",
        "järjestö",
        "yhdistys",
    },
}
COLUMNS = ("name", "email", "organisation")


@dataclass(frozen=True)
class Line:
    """One line of a list: whom it names."""

    number: int
    name: str
    email: str
    organisation: str


@dataclass(frozen=True)
class Judged:
    """One line, and what will happen with it: a problem stops it, a note does not."""

    line: Line
    problem: str = ""
    note: str = ""


def rows_of_text(text: str) -> list[list[str]]:
    """Return pasted lines as rows; a semicolon, a tab or a comma parts the cells."""
    kept = [line for line in text.splitlines() if line.strip()]
    sign = next((one for one in "\t;" if any(one in line for line in kept)), ",")
    return [row for row in csv.reader(StringIO("\n".join(kept)), delimiter=sign) if row]


def rows_of_file(name: str, data: bytes) -> list[list[str]]:
    """Return the rows of a .csv or .xlsx file. Raises NotATable."""
    if len(data) > MOST_BYTES:
        raise NotATable(_("The file is larger than 2 MB. Divide it."))
    if name.lower().endswith(".xlsx"):
        return list(rows_of_sheet(data))
    if name.lower().endswith((".csv", ".txt")):
        return rows_of_text(_decoded(data))
    raise NotATable(_("Choose a file that ends in .csv or .xlsx, or paste the lines."))


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def lines(rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return whom rows name; a first row of headings says which column is which."""
    if not rows:
        return []
    order = _order(rows[0])
    start = 1 if order else 0
    places = order or dict(zip(COLUMNS, range(3), strict=True))
    return [
        Line(
            number,
            *(_at(row, places.get(column, -1)) for column in COLUMNS),
        )
        for number, row in enumerate(rows[start:], start=start + 1)
    ]


def _order(headings: Sequence[str]) -> dict[str, int]:
    found = {
        column: place
        for place, cell in enumerate(headings)
        for column, known in HEADINGS.items()
        if cell.strip().casefold() in known
    }
    return found if "name" in found or "email" in found else {}


def _at(row: Sequence[str], place: int) -> str:
    return " ".join(row[place].split()) if 0 <= place < len(row) else ""


def as_text(found: Sequence[Line]) -> str:
    """Return lines as they can be pasted and read again."""
    written = StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerows([(one.name, one.email, one.organisation) for one in found])
    return written.getvalue()


def judge(
    found: Sequence[Line], asked: Collection[str], organisations: Collection[str]
) -> list[Judged]:
    """Say what will happen with every line.

    `asked` are addresses that are asked already, `organisations` the names that are
    known. Nothing is taken for the same without somebody having looked.
    """
    seen = {address.casefold() for address in asked}
    spellings = Spellings(organisations)
    judged = []
    for line in found:
        problem = _problem(line, seen)
        note = "" if problem else _note(line, spellings)
        judged.append(Judged(line, problem, note))
        if not problem and line.email:
            seen.add(line.email.casefold())
    return judged


def _problem(line: Line, seen: Collection[str]) -> str:
    if not line.name:
        return _("There is no name.")
    if len(line.name) > LONGEST_NAME or len(line.organisation) > LONGEST_NAME:
        return _("A name is longer than 200 characters.")
    if line.email:
        try:
            validate_email(line.email)
        except ValidationError:
            return _("The e-mail address is not written as one.")
    if line.email.casefold() in seen:
        return _("The address has been asked already, or stands here twice.")
    return ""


class Spellings:
    """The names that are known, and which of them is nearly spelt as another one.

    To compare a list of two thousand names with a thousand others sign by sign would
    take minutes, in which the site answers nobody. Two that are that much alike share
    threes of signs: only those that share most are compared.
    """

    def __init__(self, names: Collection[str]) -> None:
        self.known = {name.casefold(): name for name in names}
        self._with: defaultdict[str, list[str]] = defaultdict(list)
        for spelt in self.known:
            for three in _threes(spelt):
                self._with[three].append(spelt)
        self._found: dict[str, str] = {}

    def near(self, spelt: str) -> str:
        """Return the known name that is most alike, or nothing."""
        if spelt not in self._found:
            shared = Counter(
                one for three in _threes(spelt) for one in self._with.get(three, ())
            )
            likely = [one for one, _number in shared.most_common(MOST_COMPARED)]
            alike = get_close_matches(spelt, likely, n=1, cutoff=ALIKE)
            self._found[spelt] = self.known[alike[0]] if alike else ""
        return self._found[spelt]


def _threes(spelt: str) -> set[str]:
    around = f" {spelt} "
    return {around[start : start + 3] for start in range(len(around) - 2)}


def _note(line: Line, spellings: Spellings) -> str:
    spelt = line.organisation.casefold()
    if spelt and spelt not in spellings.known:
        near = spellings.near(spelt)
        if near:
            return _(
                "There is “%(known)s”. If that is the same organisation, write it so. "
                "Otherwise “%(new)s” becomes a new one."
            ) % {"known": near, "new": line.organisation}
        return _("“%(new)s” becomes a new organisation.") % {"new": line.organisation}
    if not line.email:
        return _("Without an address no letter can be sent.")
    return ""
