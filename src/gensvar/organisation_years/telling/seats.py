"""The seats of the organisation."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gensvar.organisation_years.queries.seats import SeatOfOurs
from gensvar.organisations.yearly import YearEntry


def seats_told(rows: Iterable[SeatOfOurs]) -> list[YearEntry]:
    """Tell of each seat: until when, and whether it is vacant."""
    return [
        YearEntry(
            day=None,
            what=row.programme__name,
            state=_state(row),
            address=f"/samrad/{row.programme__public_id}/" if row.is_shown else "",
            is_open=not row.is_held,
        )
        for row in rows
    ]


def _state(row: SeatOfOurs) -> str:
    words = _("Seat %(number)s is taken.")
    if not row.is_held:
        words = _("Seat %(number)s is vacant. Tell the region who is to have it.")
    told = words % {"number": row.number}
    if row.ends_on is None:
        return told
    day = date_format(row.ends_on, "j F Y")
    period = _("The period ends on %(day)s.") % {"day": day}
    return f"{told} {period}"
