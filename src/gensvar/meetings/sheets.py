"""The first sheet of an .xlsx file as rows of text, safe to read. No database."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

# Any: elements of a tree whose library is loaded when it is needed.
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gensvar.kernel.numbers import whole

# Of a sheet as it is unpacked: what is larger is no list of guests.
MOST_UNPACKED = 30 * 1024 * 1024
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_IS_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


class NotATable(Exception):
    """The file cannot be read as a table; the sentence says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def rows_of_sheet(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of the first sheet; formulas give what they last showed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
            sheets = sorted(one for one in names if _IS_SHEET.fullmatch(one))
            words: list[str] = []
            if "xl/sharedStrings.xml" in names:
                shared = _unpacked(packed, "xl/sharedStrings.xml")
                words = [_words(one) for one in shared.iter(f"{SHEET}si")]
            sheet = _unpacked(packed, sheets[0])
    except (
        *(zipfile.BadZipFile, SyntaxError, IndexError, ValueError),
        *(NotImplementedError, RuntimeError, OSError, EOFError, zlib.error),
    ):
        raise NotATable(
            _("The file cannot be read. Save it once more as .xlsx or .csv.")
        ) from None
    for row in sheet.iter(f"{SHEET}row"):
        cells = dict(_cell(cell, words) for cell in row.iter(f"{SHEET}c"))
        if any(text.strip() for text in cells.values()):
            yield [cells.get(place, "") for place in range(min(max(cells), 50) + 1)]


def _unpacked(packed: zipfile.ZipFile, name: str) -> Any:
    with packed.open(name) as part:
        text = part.read(MOST_UNPACKED + 1)
    if len(text) > MOST_UNPACKED:
        raise NotATable(_("The file holds too much. Keep the list of guests only."))
    from lxml import etree  # noqa: PLC0415 -- heavy, and only for those who need it

    # No entity is resolved and nothing is fetched: a table needs neither.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found: Any = etree.fromstring(text, parser)
    if found.getroottree().docinfo.doctype:
        raise ValueError("a document type in a sheet")
    return found


def _cell(cell: Any, words: Sequence[str]) -> tuple[int, str]:
    letters = re.sub(r"[^A-Z]", "", cell.get("r", "A").upper())[:3]
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    if cell.get("t") == "inlineStr":
        return place - 1, _words(cell)
    value = cell.findtext(f"{SHEET}v") or ""
    if cell.get("t") == "s":
        number = whole(value, -1)
        return place - 1, words[number] if 0 <= number < len(words) else ""
    return place - 1, value


def _words(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(f"{SHEET}t"))
