"""Days, times and numbers as people here write them (and say them)."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.formats import number_format as django_number
from django.utils.translation import get_language, gettext, ngettext, pgettext

NO_BREAK = "\u00a0"
DAY_FORMATS = {"fi": "j. E Y"}
MINUTE, HOUR, DAY = 60, 3600, 86400
LONG_AGO = 100


def local(moment: datetime | date) -> datetime | date:
    """Return a moment in our own time zone; a day stays as it is."""
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def day(moment: datetime | date) -> str:
    """Return "13 maj 2024", without a line break between day and month."""
    return _written(day_of(moment), get_language() or "")


@lru_cache(maxsize=1000)
def _written(on: date, language: str) -> str:
    pattern = DAY_FORMATS.get(language[:2], "j F Y")
    return date_format(on, pattern).replace(" ", NO_BREAK, 1)


def days(start: datetime | date, end: datetime | date | None = None) -> str:
    """Return one day or a span: "19–20 juni 2018", "30 maj – 2 juni 2018"."""
    return _span(day_of(start), day_of(start if end is None else end))


def day_of(moment: datetime | date) -> date:
    """Return the day that it is here, also where the clock of UTC says another."""
    here = local(moment)
    return here.date() if isinstance(here, datetime) else here


def _span(start: date, end: date) -> str:
    if end == start:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        dot = "." if (get_language() or "")[:2] == "fi" else ""
        return f"{start.day}{dot}–{day(end)}"
    if start.year == end.year:
        return f"{_day_of_year(start)} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def _day_of_year(moment: date) -> str:
    pattern = DAY_FORMATS.get((get_language() or "")[:2], "j F Y")
    return date_format(moment, pattern.removesuffix(" Y")).replace(" ", NO_BREAK)


def iso_day(moment: datetime | date) -> str:
    """Return 2024-05-13, for tables."""
    return local(moment).strftime("%Y-%m-%d")


def clock(start: datetime | time, end: datetime | time | None = None) -> str:
    """Return "kl. 14.00" or "kl. 14.00–17.30"."""
    span = _hours(start) if end is None else f"{_hours(start)}–{_hours(end)}"
    return (gettext("at %(clock)s") % {"clock": span}).replace(" ", NO_BREAK)


def _hours(moment: datetime | time) -> str:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    between = pgettext("between hours and minutes", ":")
    return f"{moment.hour:02d}{between}{moment.minute:02d}"


def exactly(moment: datetime | date) -> str:
    """Return the day and, if there is one, the time of day."""
    if isinstance(moment, datetime):
        return f"{day(moment)} {clock(moment)}"
    return day(moment)


def as_said(moment: datetime | date, now: datetime | None = None) -> str:
    """Return a time as a person says it: "för 34 dagar sedan"; long ago, the day."""
    now = timezone.localtime(now)
    here = local(moment)
    apart = (now.date() - (here.date() if isinstance(here, datetime) else here)).days
    if abs(apart) > LONG_AGO:
        return day(moment)
    if apart == 0:
        return _today(here, now)
    if apart > 0:
        return ngettext("yesterday", "%(days)s days ago", apart) % {"days": apart}
    return ngettext("tomorrow", "in %(days)s days", -apart) % {"days": -apart}


def _today(here: datetime | date, now: datetime) -> str:
    if not isinstance(here, datetime):
        return gettext("today")
    seconds = int((now - here).total_seconds())
    if seconds < 0:
        return gettext("today %(clock)s") % {"clock": clock(here)}
    if seconds < MINUTE:
        return gettext("just now")
    if seconds < HOUR:
        minutes = seconds // MINUTE
        return ngettext(
            "%(minutes)s minute ago", "%(minutes)s minutes ago", minutes
        ) % {"minutes": minutes}
    hours = seconds // HOUR
    return ngettext("%(hours)s hour ago", "%(hours)s hours ago", hours) % {
        "hours": hours
    }


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """Return "1 234,5" with no-break spaces, in the way of the language."""
    written = django_number(value, decimals, use_l10n=True, force_grouping=True)
    return written.replace(" ", NO_BREAK)
