"""Which listings may meet, and why: every suggestion says its reasons, none ranks.

Pure: it knows what stands in the listings and nothing else. Neither the size of an
organisation nor its name, its members or its money can be seen here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

LOOKS, HAS, TOGETHER = "looks", "has", "together"
BASE = "sv"


@dataclass(frozen=True)
class Facts:
    """What a listing says. `key` is its random address, `owner` whose it is."""

    key: str
    owner: str
    side: str
    about: str
    themes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    competences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Reason:
    """One thing that two listings have in common, and what exactly."""

    what: str
    which: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """Another listing, and why it is suggested."""

    key: str
    reasons: tuple[Reason, ...]


SHARED = ("themes", "places", "competences", "hours", "languages")
# Where both have said something and nothing is the same, they do not meet.
MUST_MEET = ("places", "hours")


def suggest(one: Facts, others: Iterable[Facts], day: date) -> list[Suggestion]:
    """Return the listings that may meet one, those with most in common first.

    Among equals the order turns by the day, so that nobody always comes first.
    """
    found = [
        Suggestion(other.key, reasons)
        for other in others
        if (reasons := reasons_for(one, other))
    ]
    return sorted(
        found,
        key=lambda each: (-len(each.reasons), turn(one.key, each.key, day)),
    )


def turn(one: str, other: str, day: date) -> str:
    """Return where a pair stands today: by chance, and the same from both sides."""
    first, second = sorted((one, other))
    return sha256(f"{day.isoformat()} {first} {second}".encode()).hexdigest()


def reasons_for(one: Facts, other: Facts) -> tuple[Reason, ...]:
    """Return why two listings may meet, the same from both sides; nothing if not."""
    if not _meet(one, other) or _exclude_each_other(one, other):
        return ()
    common = [
        Reason(what, shared) for what in SHARED if (shared := _shared(what, one, other))
    ]
    if _has_days(one) and _has_days(other):
        common.append(Reason("dates"))
    return (Reason("meet"), *common) if common else ()


def _meet(one: Facts, other: Facts) -> bool:
    if one.owner == other.owner or one.about != other.about:
        return False
    return one.about == TOGETHER or one.side != other.side


def _exclude_each_other(one: Facts, other: Facts) -> bool:
    apart = any(
        getattr(one, what) and getattr(other, what) and not _shared(what, one, other)
        for what in MUST_MEET
    )
    return apart or _is_over_before(one, other) or _is_over_before(other, one)


def _has_days(one: Facts) -> bool:
    return one.starts_on is not None or one.ends_on is not None


def _is_over_before(one: Facts, other: Facts) -> bool:
    return bool(one.ends_on and other.starts_on and one.ends_on < other.starts_on)


def _shared(what: str, one: Facts, other: Facts) -> tuple[str, ...]:
    """Return what both say; that both use Swedish says nothing."""
    both = getattr(one, what) & getattr(other, what)
    return tuple(sorted(both - {BASE} if what == "languages" else both))
