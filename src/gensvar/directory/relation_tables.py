"""How we work together as a table for a spreadsheet, without anybody's own words."""

import csv
import io
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from gensvar.directory.models import Relation
from gensvar.directory.relations import view_of
from gensvar.documents.workbook import XLSX, Sheet, as_workbook
from gensvar.kernel.cells import as_text
from gensvar.organisations.families import top_of


def _header() -> list[str]:
    return [
        *(_("Organisation"), _("Part of us"), _("How far"), _("Place")),
        *(_("Since"), _("Last day"), _("The organisation sees it as")),
    ]


def _cells(row: Relation) -> list[str]:
    view = view_of(row)
    return [
        top_of(row.organisation).name,
        row.body.name,
        row.get_degree_display(),
        row.sub_region.name if row.sub_region else _("Everywhere"),
        row.since.isoformat(),
        row.until.isoformat() if row.until else "",
        view.get_degree_display() if view else "",
    ]


def as_csv(rows: Iterable[Relation]) -> bytes:
    """Return relations as .csv, with semicolons and a mark, as Excel wants it."""
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    out.writerow(_header())
    out.writerows([as_text(cell) for cell in _cells(row)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[Relation]) -> bytes:
    """Return relations as .xlsx."""
    sheet = Sheet(_("How we work together"), _header(), [_cells(row) for row in rows])
    return as_workbook([sheet])


FILES: dict[str, tuple[Callable[[Iterable[Relation]], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, XLSX),
}
