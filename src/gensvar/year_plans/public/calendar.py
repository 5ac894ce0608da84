"""The calendar in public, in plain values."""

from gensvar.year_plans.calendar_file import as_ics, description_of, summary_of
from gensvar.year_plans.entries import Entry, by_month, in_order
from gensvar.year_plans.queries.shown import calendar_shown, calendar_to_keep
from gensvar.year_plans.queries.sources import bodies_known

__all__ = [
    "Entry",
    "as_ics",
    "bodies_known",
    "by_month",
    "calendar_shown",
    "calendar_to_keep",
    "description_of",
    "in_order",
    "summary_of",
]
