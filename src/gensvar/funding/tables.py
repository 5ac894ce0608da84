"""Support as a table for a spreadsheet: what nobody knows is an empty cell."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from gensvar.documents.workbook import Sheet, as_workbook
from gensvar.funding.queries.shown import Support
from gensvar.kernel.cells import as_text

MARK = "\ufeff"


def header() -> list[str]:
    """Return the headings, in the reader's language."""
    return [
        *(_("Name of the support"), _("Kind of support"), _("What the support is for")),
        *(_("Who can apply"), _("Where"), _("From, kronor"), _("To, kronor")),
        *(_("For how long"), _("Opens"), _("Last day to apply"), _("Decision")),
        *(_("What to report back"), _("Who decides"), _("Whom to ask")),
        *(_("E-mail"), _("Link")),
    ]


def cells(one: Support) -> list[str]:
    """Return the cells of one form of support."""
    near = one.next_round
    days = (near.opens_on, near.closes_on) if near else (None, None)
    decision = ""
    if near and near.decision_on:
        decision = near.decision_on.isoformat()
    elif near and near.decision_month:
        decision = near.decision_month.strftime("%Y-%m")
    who = "; ".join(part for part in (*one.kinds_said, one.for_whom) if part)
    return [
        *(one.name, one.kind_said, one.purpose, who, one.place),
        *("" if sum_ is None else str(sum_) for sum_ in (one.least, one.most)),
        one.period,
        *("" if day is None else day.isoformat() for day in days),
        decision,
        "; ".join(report.what for report in one.reports),
        *(one.body, one.contact_role, one.contact_email, one.link),
    ]


def as_csv(support: Iterable[Support]) -> bytes:
    """Return support as .csv, with semicolons and a mark, as Excel wants it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(header())
    for one in support:
        writer.writerow([as_text(cell) for cell in cells(one)])
    return f"{MARK}{text.getvalue()}".encode()


def as_xlsx(support: Iterable[Support]) -> bytes:
    """Return support as .xlsx."""
    rows = [cells(one) for one in support]
    return as_workbook([Sheet(_("Support"), header(), rows)])
