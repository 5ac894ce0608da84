"""Several tables as one .xlsx file: plain cells only, nothing that could be a formula.

A workbook is a zip of a few XML parts (ECMA-376). Texts are inline strings, which no
program calculates; numbers are numbers; nothing known is an empty cell. The same
sheets give the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from gensvar.documents.content import clean
from gensvar.kernel.cells import as_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# Style 1 is bold, for headings.
STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="2"><font/><font><b/></font>'
    '</fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
    '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)
# What the name of a sheet cannot hold, and how long it may be.
UNNAMEABLE = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
# What one cell can hold.
LONGEST_CELL = 32_767

Cell = str | int | None


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its headings and its rows."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as one file, in their order. Raises ValueError for none."""
    if not sheets:
        raise ValueError("A workbook has at least one sheet.")
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": STYLES,
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet)
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box:
        for name, words in parts.items():
            box.writestr(zipfile.ZipInfo(name, LONG_AGO), words)
    return place.getvalue()


def _types(numbers: Sequence[int]) -> str:
    kinds = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    kinds += [(f"worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{PARTS}.{kind}+xml"/>'
        for name, kind in kinds
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{found}</Relationships>"
    )


def _book(sheets: Sequence[Sheet]) -> str:
    named: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        name = UNNAMEABLE.sub(" ", clean(sheet.name))[:LONGEST_NAME].strip()
        named.append(name if name and name not in named else f"{number}")
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"/>'
        for number, name in enumerate(named, 1)
    )
    return (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>"
    )


def _sheet(sheet: Sheet) -> str:
    lines = [_row(1, sheet.header, style=1)]
    lines += [_row(number, row) for number, row in enumerate(sheet.rows, 2)]
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}'
        "</sheetData></worksheet>"
    )


def _row(number: int, cells: Sequence[Cell], style: int = 0) -> str:
    written = "".join(
        _cell(f"{_column(place)}{number}", cell, style)
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


def _column(place: int) -> str:
    """Return the letters of a column, the first being 0: A, B … Z, AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters = chr(ord("A") + letter) + letters
        place -= 1
    return letters


def _cell(at: str, cell: Cell, style: int) -> str:
    if cell is None:
        return f'<c r="{at}"/>'
    if isinstance(cell, int):
        return f'<c r="{at}"><v>{cell}</v></c>'
    words = escape(as_text(clean(cell))[:LONGEST_CELL])
    marked = f' s="{style}"' if style else ""
    return (
        f'<c r="{at}" t="inlineStr"{marked}>'
        f'<is><t xml:space="preserve">{words}</t></is></c>'
    )
