"""What the organisation is asked in writing."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gensvar.organisation_years.queries.asks import Ask
from gensvar.organisations.yearly import YearEntry


def asks_told(rows: Iterable[Ask]) -> list[YearEntry]:
    """Tell of each question from the region: answered, waiting, or never answered."""
    return [
        YearEntry(row.until, row.what, _state(row), row.address, row.is_open, row.day)
        for row in rows
    ]


def _state(row: Ask) -> str:
    if row.is_answered:
        return _("You have answered.")
    if row.is_open:
        day = date_format(row.until, "j F")
        return _("The region waits for your answer until %(day)s.") % {"day": day}
    return _("It was not answered.")
