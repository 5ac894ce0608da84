"""How long support is given: "3–5 år" read as a range of months. Pure (S4-122)."""

import re
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.errors import Invalid

YEAR = 12
MOST_MONTHS = 50 * YEAR
NUMBERS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "tolv": 12,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
}
OPEN_ENDED = ("tills vidare", "until further notice", "toistaiseksi")
AT_LEAST = ("minst", "från", "at least", "vähintään")
AT_MOST = ("högst", "upp till", "max", "at most", "up to", "enintään")
UNITS = {"å": YEAR, "y": YEAR, "v": YEAR, "m": 1, "k": 1}
UNIT = r"(?:år|years?|vuotta|vuosi|månad(?:er)?|mån|months?|kuukau\w*|kk)"
NUMBER = r"(?:\d+(?:[.,]\d+)?|[a-zåäö]+)"
ONE = re.compile(rf"({NUMBER})\s*({UNIT})\.?")
TWO = re.compile(
    rf"(?:(?:mellan|från|from|between)\s+)?({NUMBER})\s*({UNIT})?\.?\s*"
    rf"(?:[-–—]|till|to|och|and)\s*({NUMBER})\s*({UNIT})\.?"
)
NOT_READ = _("Write how long, for example “3–5 år”, “18 månader” or “tills vidare”.")


@dataclass(frozen=True)
class Span:
    """From how many months to how many; None where nobody has said."""

    least: int | None = None
    most: int | None = None
    is_open_ended: bool = False


def read_span(text: str) -> Span:
    """Return what a period means. Raises Invalid for what cannot be read."""
    words = " ".join(text.lower().split()).rstrip(".")
    if not words:
        return Span()
    if words in OPEN_ENDED:
        return Span(is_open_ended=True)
    found = TWO.fullmatch(words)
    if found is None:
        return _one_sided(words)
    low, low_unit, high, high_unit = found.groups()
    least, most = _months(low, low_unit or high_unit), _months(high, high_unit)
    if least > most:
        raise Invalid(
            _("The shortest time is longer than the longest. Turn them around."),
            "period_words",
        )
    return Span(least, most)


def _one_sided(words: str) -> Span:
    for start in AT_LEAST:
        if words.startswith(f"{start} "):
            return Span(least=_one(words.removeprefix(start).strip()))
    for start in AT_MOST:
        if words.startswith(f"{start} "):
            return Span(most=_one(words.removeprefix(start).strip()))
    months = _one(words)
    return Span(months, months)


def _one(words: str) -> int:
    found = ONE.fullmatch(words)
    if found is None:
        raise Invalid(NOT_READ, "period_words")
    return _months(*found.groups())


def _months(number: str, unit: str) -> int:
    if number in NUMBERS:
        count = Fraction(NUMBERS[number])
    elif number[0].isdecimal():
        count = Fraction(number.replace(",", "."))
    else:
        raise Invalid(NOT_READ, "period_words")
    months = count * UNITS[unit[0]]
    if months.denominator != 1 or not 1 <= months <= MOST_MONTHS:
        raise Invalid(
            _("Write whole months, and at most 50 years."),
            "period_words",
        )
    return int(months)


def said(span: Span) -> str:
    """Return a period in words, "" when nobody knows it."""
    if span.is_open_ended:
        return gettext("until further notice")
    least, most = span.least, span.most
    if least is not None and most is not None:
        return _said(least) if least == most else _range(least, most)
    if most is not None:
        return gettext("at most %(time)s") % {"time": _said(most)}
    if least is not None:
        return gettext("at least %(time)s") % {"time": _said(least)}
    return ""


def _range(least: int, most: int) -> str:
    if least % YEAR == 0 and most % YEAR == 0:
        years = {"least": least // YEAR, "most": most // YEAR}
        return gettext("%(least)s–%(most)s years") % years
    months = {"least": least, "most": most}
    return gettext("%(least)s–%(most)s months") % months


def _said(months: int) -> str:
    if months % YEAR == 0:
        years = months // YEAR
        return ngettext("%(number)s year", "%(number)s years", years) % {
            "number": years
        }
    return ngettext("%(number)s month", "%(number)s months", months) % {
        "number": months
    }
