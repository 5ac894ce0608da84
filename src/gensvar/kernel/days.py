"""Days and times as people in Sweden say them; everything is decided in Stockholm."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format


def today() -> date:
    """Return the day it is in the region."""
    return timezone.localdate()


def end_of(day: date) -> datetime:
    """Return the first moment after a day: what closes on a day is open all of it."""
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time())
    return timezone.make_aware(midnight)


def said(day: date) -> str:
    """Return a day in prose: 13 maj 2024."""
    return date_format(day, "j F Y")


def span(start: date, end: date | None) -> str:
    """Return one or several days in prose: 19–20 juni 2018."""
    if end is None or end == start:
        return said(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{said(end)}"
    if start.year == end.year:
        return f"{date_format(start, 'j F')} – {said(end)}"
    return f"{said(start)} – {said(end)}"


def days_since(day: date) -> int:
    """Return how many whole days have passed since a day; never less than none."""
    return max((today() - day).days, 0)
