"""Reading what stands on paper: one idea in each line, and rankings as numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gensvar.kernel.errors import Invalid
from gensvar.kernel.numbers import whole

BULLET = re.compile(r"^\s*(?:[-–—•*·▪]|\d+[.)])\s+")
MARK = re.compile(r"\s*\((!{1,2})\)\s*$")
REMARK = re.compile(r"\s+//\s*")
BETWEEN = re.compile(r"[\s,;]+")
LEFT_OUT = {"-", "–", "0", "?"}
WHOLE = re.compile(r"[0-9]{1,3}")
MOST_LINES = 200


@dataclass(frozen=True)
class Line:
    """One idea: `marked` is 1 for (!) and 2 for (!!); `remark` stood after //."""

    text: str
    marked: int = 0
    remark: str = ""


def lines_in(text: str) -> list[Line]:
    """Return the ideas that are written one in each line; signs of a list go."""
    return [found for line in text.splitlines() if (found := _line(line)).text]


def _line(line: str) -> Line:
    said = BULLET.sub("", line).strip()
    said, _sign, remark = _parted(said)
    mark = MARK.search(said) or MARK.search(remark)
    return Line(
        MARK.sub("", said).strip(),
        len(mark[1]) if mark else 0,
        MARK.sub("", remark).strip(),
    )


def _parted(said: str) -> tuple[str, str, str]:
    """Part an idea from its remark; `https://` parts nothing, a blank stands first."""
    found = REMARK.search(said)
    if found is None:
        return said, "", ""
    return said[: found.start()], "//", said[found.end() :]


def places_in(text: str, options: Sequence[int]) -> dict[int, int]:
    """Return the place of each option, in the order of `options`.

    `2,1,2` is three places and `3,3` is two, never a decimal. A dash is an option that
    was left out. Raises Invalid when there are not as many as there are options, or a
    place is beyond them.
    """
    signs = [sign for sign in BETWEEN.split(text.strip()) if sign]
    if len(signs) != len(options):
        raise Invalid(
            _("Write %(wanted)s places, one for each. Here are %(found)s.")
            % {"wanted": len(options), "found": len(signs)}
        )
    places: dict[int, int] = {}
    for option, sign in zip(options, signs, strict=True):
        if sign in LEFT_OUT:
            continue
        if not (sign.isascii() and 1 <= whole(sign) <= len(options)):
            raise Invalid(
                _("“%(sign)s” is not a place from 1 to %(last)s.")
                % {"sign": sign[:20], "last": len(options)}
            )
        places[option] = whole(sign)
    return places


def dots_in(text: str, options: Sequence[int]) -> dict[int, int]:
    """Return the dots on each option, in the order of `options`; a dash is none.

    Raises Invalid when there are not as many numbers as there are options, or when
    something is not a whole number of at most three digits.
    """
    signs = [sign for sign in BETWEEN.split(text.strip()) if sign]
    if len(signs) != len(options):
        raise Invalid(
            _("Write %(wanted)s numbers, one for each. Here are %(found)s.")
            % {"wanted": len(options), "found": len(signs)}
        )
    dots: dict[int, int] = {}
    for option, sign in zip(options, signs, strict=True):
        if not (sign in LEFT_OUT or (WHOLE.fullmatch(sign))):
            raise Invalid(
                _("“%(sign)s” is not a number of dots.") % {"sign": sign[:20]}
            )
        dots[option] = 0 if sign in LEFT_OUT else int(sign)
    return dots


def as_text(places: Mapping[int, int], options: Sequence[int]) -> str:
    """Return a ranking as it is written in a line: `2, 1, –`."""
    return ", ".join(str(places.get(option, "–")) for option in options)


def is_whole(places: Mapping[int, int], options: Sequence[int]) -> bool:
    """Say whether each option has a place of its own."""
    return sorted(places.values()) == list(range(1, len(options) + 1))
