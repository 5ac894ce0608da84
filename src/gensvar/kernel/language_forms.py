"""Days, numbers, money and plurals in every language of the registry.

Where CLDR (the common locale data) knows a language we write as it does; where it
does not, a day is written 2024-05-13 and a number as in Swedish (domain.md 5.2).
Nothing here ever fails, and nothing is invented: no month gets a name that is not in
CLDR. The order of day and month in Northern Sámi is that of CLDR.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from gensvar.kernel.languages import chain
from gensvar.kernel.money import KRONA

NO_BREAK = "\u00a0"
# Around a piece that reads in its own direction: first strong isolate, and its end.
ISOLATE, END = "\u2068", "\u2069"
MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober "
    "november december",
    "en": "January February March April May June July August September October "
    "November December",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta "
    "heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "se": "ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu "
    "suoidnemánnu borgemánnu čakčamánnu golggotmánnu skábmamánnu juovlamánnu",
    "yi": "יאַנואַר פֿעברואַר מערץ אַפּריל מיי יוני יולי אויגוסט סעפּטעמבער אקטאבער "
    "נאוועמבער דעצעמבער",
}
ORDER = {
    "sv": "{day} {month} {year}",
    "en": "{day} {month} {year}",
    "fi": "{day}. {month} {year}",
    "se": "{year} {month} {day}",
    "yi": "{day}טן {month} {year}",
}
# What stands between thousands, and before the fraction; all others write as Swedes.
SIGNS = {"en": (",", "."), "yi": (",", "."), "ar": (",", "."), "so": (",", ".")}
DUAL = {"se", "smj", "sma", "sje", "sju"}


def day(tag: str, on: date) -> str:
    """Return a day as it is written in a language: "13 maj 2024", or 2024-05-13.

    A variety writes as the language that it is a variety of; no other neighbour.
    """
    own = next((one for one in chain(tag) if one in MONTHS), "")
    if own == "sv" and tag.split("-")[0] != "sv":
        return short_day(on)
    month = MONTHS[own].split()[on.month - 1]
    return ORDER[own].format(day=on.day, month=month, year=on.year)


def short_day(on: date) -> str:
    """Return 2024-05-13, the same in all languages."""
    return on.isoformat()


def number(tag: str, value: int | Decimal) -> str:
    """Return a number with thousands apart: "1 234 567,5"; spaces do not break."""
    between, point = _signs(tag)
    written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    whole, _point, rest = written.partition(".")
    whole = whole.replace(",", between)
    return f"{whole}{point}{rest}" if rest else whole


def money(tag: str, amount: int) -> str:
    """Return öre as kronor: "1 800 kr", "28,50 kr"; öre only where there are any."""
    kronor, rest = divmod(abs(amount), KRONA)
    sign = "-" if amount < 0 else ""
    _between, point = _signs(tag)
    fraction = f"{point}{rest:02}" if rest else ""
    return f"{sign}{number(tag, kronor)}{fraction}{NO_BREAK}kr"


def plural(tag: str, count: int) -> str:
    """Return the plural category of CLDR: zero, one, two, few, many or other."""
    rule = _RULES.get(
        next((one for one in chain(tag) if one in _RULES), ""), _two_forms
    )
    return rule(abs(count))


def isolated(words: str) -> str:
    """Return words that keep their own direction among others, also in plain text."""
    return f"{ISOLATE}{words}{END}"


def _signs(tag: str) -> tuple[str, str]:
    own = next((SIGNS[one] for one in chain(tag) if one in SIGNS), None)
    return own or (NO_BREAK, ",")


def _two_forms(count: int) -> str:
    return "one" if count == 1 else "other"


def _three_forms(count: int) -> str:
    return {1: "one", 2: "two"}.get(count, "other")


def _arabic(count: int) -> str:
    if count in {0, 1, 2}:
        return ("zero", "one", "two")[count]
    last = count % 100
    if last in range(3, 11):
        return "few"
    return "many" if last in range(11, 100) else "other"


_RULES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(DUAL, _three_forms),
    "ar": _arabic,
}
