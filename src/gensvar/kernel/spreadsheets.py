"""Reading a table that somebody made in a spreadsheet: .xlsx or .csv, as text."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from gensvar.kernel.errors import Invalid

LARGEST = 5 * 1024 * 1024
# A small file can hold a very large one: so much may a workbook be when unpacked.
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 2000
MOST_COLUMNS = 60


@dataclass(frozen=True)
class Row:
    """One row with its number in the file, counted as the spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


def read_table(name: str, content: bytes) -> list[Row]:
    """Return the rows that hold anything. Raises Invalid for what cannot be read."""
    if len(content) > LARGEST:
        raise Invalid(_("The file is larger than 5 MB. Divide it."), "file")
    read = _from_csv if name.lower().endswith((".csv", ".txt")) else _from_workbook
    found = [
        Row(number, cells)
        for number, cells in enumerate(map(tuple, read(content)), 1)
        if any(cells)
    ]
    if len(found) > MOST_ROWS:
        raise Invalid(_("The table has more than 2,000 rows. Divide it."), "file")
    if not found:
        raise Invalid(_("The file has no rows. Choose another file."), "file")
    return found


def _from_workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > LARGEST_UNPACKED:
            raise Invalid(_("The file is larger than 5 MB. Divide it."), "file")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(
            0
        )
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, IndexError) as trouble:
        raise Invalid(
            _("We cannot read this file. Save it as .xlsx or .csv."), "file"
        ) from trouble
    return [[_said(cell) for cell in row[:MOST_COLUMNS]] for row in rows]


def _said(cell: object) -> str:
    """Return a cell as a person would have typed it: a day as a day, 3.0 as 3."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _from_csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    sign = max(";\t,", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error as trouble:
        raise Invalid(
            _("We cannot read this file. Save it as .xlsx or .csv."), "file"
        ) from trouble
    return [[cell.strip() for cell in row[:MOST_COLUMNS]] for row in rows]
