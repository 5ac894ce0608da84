"""What stands in the calendar, how it is chosen, and month by month. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    """What an entry tells of."""

    PLANNED = "planned", _("Planned")
    DIALOGUE = "dialogue", _("Dialogue")
    ANSWER = "answer", _("Last day for the answer")
    MEETING = "meeting", _("Meeting")
    REPORT = "report", _("Report back by")


class State(models.TextChoices):
    """How far it has come."""

    COMING = "coming", _("Coming")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    ANSWERED = "answered", _("Answered")
    CANCELLED = "cancelled", _("Called off")


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar. Without a first day it is not known when.

    `sequence` and `changed_at` are for calendar programs (RFC 5545).
    """

    what: What
    kind: str
    uid: str
    title: str
    body_id: int
    body: str
    state: State
    starts_on: date | None
    ends_on: date | None
    address: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    question: str = ""
    level: str = ""
    level_name: str = ""
    audience: str = ""
    place: str = ""
    is_late: bool = False
    sequence: int = 0
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Asked:
    """What a reader chose; what is empty chooses nothing away.

    `bodies` are the ids of an area or a body, nothing when neither is chosen.
    """

    bodies: frozenset[int] | None = None
    kind: str = ""
    state: str = ""
    level: str = ""
    audience: str = ""
    place: str = ""

    def takes(self, entry: Entry) -> bool:
        """Say whether an entry is one of those chosen."""
        return (
            (self.bodies is None or entry.body_id in self.bodies)
            and self.kind in {"", entry.kind}
            and self.state in {"", entry.state}
            and self.level in {"", entry.level}
            and self.audience in {"", entry.audience}
            and self.place.casefold() in entry.place.casefold()
        )


@dataclass(frozen=True)
class Month:
    """A month and what begins in it."""

    first: date
    entries: Sequence[Entry]


@dataclass(frozen=True)
class BodyNode:
    """A body in the tree, with what an address calls it."""

    pk: int
    parent: int | None
    slug: str
    name: str


@dataclass(frozen=True)
class Year:
    """A year in the order in which one reads it: what comes, what was, what is open."""

    number: int
    ahead: Sequence[Month]
    earlier: Sequence[Month]
    without_day: Sequence[Entry]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands in it."""
        return not (self.ahead or self.earlier or self.without_day)


def first_shown(entry: Entry, year: int) -> date | None:
    """Return the day under which an entry stands in a year."""
    if entry.starts_on is None:
        return None
    return max(entry.starts_on, date(year, 1, 1))


def by_month(entries: Iterable[Entry], year: int, day: date) -> Year:
    """Lay entries out month by month; months that are over stand apart this year."""
    months: dict[date, list[Entry]] = {}
    without_day = []
    for entry in in_order(entries, year):
        shown = first_shown(entry, year)
        if shown is None:
            without_day.append(entry)
        else:
            months.setdefault(shown.replace(day=1), []).append(entry)
    found = [Month(first, rows) for first, rows in sorted(months.items())]
    now = day.replace(day=1) if year == day.year else date.min
    return Year(
        number=year,
        ahead=[one for one in found if one.first >= now],
        earlier=[one for one in found if one.first < now],
        without_day=without_day,
    )


def in_order(entries: Iterable[Entry], year: int) -> list[Entry]:
    """Return entries by day and time; those without a day last."""
    return sorted(
        entries,
        key=lambda one: (
            first_shown(one, year) or date.max,
            one.starts_at.timestamp() if one.starts_at else 0,
            one.title,
            one.uid,
        ),
    )


def beneath(nodes: Iterable[BodyNode], top: int) -> frozenset[int]:
    """Return the ids of a body and of all bodies beneath it."""
    children: dict[int | None, list[int]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node.pk)
    found: set[int] = set()
    waiting = [top]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(children.get(current, []))
    return frozenset(found)
