"""A year as a file: one row for each thing, for spreadsheets."""

from django.utils.translation import gettext as _

from gensvar.kernel import addresses
from gensvar.organisation_years.years import Section, Year
from gensvar.organisations.yearly import YearEntry
from gensvar.remuneration.sheets import workbook
from gensvar.reporting.sheets import lines

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMS = ("xlsx", "csv")
# A file is sent on to others: the addresses in it are those that everyone may open,
# and none that lets somebody in.
FOR_EVERYONE = ("/moten/", "/overenskommelser/", "/samrad/")


def file_of(year: Year, form: str) -> tuple[bytes, str]:
    """Return a year as "xlsx" or "csv", with the type of the file."""
    head = [_("Kind"), _("Day"), _("What"), _("What became of it"), _("Address")]
    rows = [_cells(one, entry) for one in year.sections for entry in one.entries]
    if form == "xlsx":
        return workbook(str(year.number), [head, *rows]), XLSX
    return "".join(lines(head, rows)).encode(), CSV


def _cells(section: Section, entry: YearEntry) -> list[str]:
    day = entry.day.isoformat() if entry.day else ""
    is_open = entry.address.startswith(FOR_EVERYONE)
    where = addresses.absolute(entry.address) if is_open else ""
    return [str(section.title), day, entry.what, str(entry.state), where]
