"""A table as an .xlsx file: plain cells only, nothing that could be a formula.

A workbook is a zip of a few XML parts (ECMA-376). Texts are inline strings, which no
program calculates; sums are numbers with two decimals. The same rows give the same
bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from gensvar.kernel.cells import as_text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{PARTS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{PARTS}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{PARTS}.styles+xml"/></Types>'
)
RELATIONS = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
    f'Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
OF_BOOK = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
    f'Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship '
    f'Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
# Style 1 is a number with two decimals (built-in format 4).
STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
    '<xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def workbook(title: str, rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return a workbook with one sheet; text is a text cell, whole öre a sum in kr."""
    book = (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{escape(title[:31])}" sheetId="1" r:id="r1"/></sheets>'
        "</workbook>"
    )
    lines = "".join(_row(number, row) for number, row in enumerate(rows, 1))
    sheet = (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>'
        "</worksheet>"
    )
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box:
        for name, words in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", OF_BOOK),
            ("xl/styles.xml", STYLES),
            ("xl/worksheets/sheet1.xml", sheet),
        ):
            box.writestr(zipfile.ZipInfo(name, LONG_AGO), words)
    return place.getvalue()


def _row(number: int, cells: Sequence[str | int]) -> str:
    return f'<row r="{number}">{"".join(_cell(cell) for cell in cells)}</row>'


def _cell(cell: str | int) -> str:
    if isinstance(cell, int):
        kronor, rest = divmod(cell, 100)
        return f'<c s="1"><v>{kronor}.{rest:02}</v></c>'
    words = "".join(sign for sign in as_text(cell) if sign.isprintable())
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
