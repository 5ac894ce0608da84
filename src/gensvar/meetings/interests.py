"""Declared interests as they are read: by those who arrange, and as far as is told."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, Q, QuerySet

from gensvar.meetings.counting import Counts
from gensvar.meetings.models import (
    AgendaItem,
    DeclaredInterest,
    Guest,
    GuestState,
    ItemState,
    Meeting,
    Says,
    Tells,
)

GONE = (GuestState.WITHDRAWN, GuestState.DECLINED)
ASIDE = (ItemState.MOVED, ItemState.PARKED)


@dataclass(frozen=True)
class Told:
    """What others may know; `who` is empty for somebody of whom nothing is told."""

    who: str
    items: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Declared:
    """What one guest has said, for those who arrange the meeting."""

    guest: Guest
    says: str
    items: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Declarations:
    """All that the guests of a meeting have said; who said nothing is only counted."""

    rows: tuple[Declared, ...]
    told: tuple[Told, ...]
    yes: int
    no: int
    silent: int


def choices_of(meeting: Meeting) -> list[tuple[int, str]]:
    """Return the items that an interest can be about, in the order of the agenda."""
    rows = AgendaItem.objects.filter(meeting=meeting).exclude(state__in=ASIDE)
    return list(rows.values_list("pk", "title"))


def told_of(meeting: Meeting, where: Tells) -> tuple[Told, ...]:
    """Return what may be told beside the agenda, or in the notes.

    The notes tell of those who came, as far as it was noted who did.
    """
    said = _said_at(meeting)
    if where == Tells.NOTES:
        came = Guest.objects.filter(meeting=meeting, arrived_at__isnull=False)
        said = said.filter(Q(guest__arrived_at__isnull=False) | ~Exists(came))
    rows = list(said)
    return _told(rows, _titles(meeting) if rows else {}, where)


def declarations_of(meeting: Meeting, counts: Counts, named: str = "") -> Declarations:
    """Return who has said what. Only for those who keep the meeting: note it.

    Where a name is looked for, `named`, those whose name holds it; all are counted.
    """
    said = list(_said_at(meeting))
    found = Counter(row.says for row in said)
    rows = [row for row in said if named.casefold() in row.guest.name.casefold()]
    titles = _titles(meeting) if rows else {}
    answering = counts.unanswered + counts.coming + counts.waiting
    return Declarations(
        rows=tuple(
            Declared(
                row.guest,
                str(row.get_says_display()),
                _items(row, titles),
                row.words,
            )
            for row in sorted(rows, key=lambda row: (row.guest.name, row.pk))
        ),
        told=_told(rows, titles, Tells.AGENDA),
        yes=found[Says.YES],
        no=found[Says.NO],
        silent=max(answering + counts.walk_ins - len(said), 0),
    )


def _said_at(meeting: Meeting) -> QuerySet[DeclaredInterest]:
    rows = DeclaredInterest.objects.filter(guest__meeting=meeting)
    rows = rows.exclude(guest__state__in=GONE)
    return rows.select_related("guest__organisation", "guest__body")


def _titles(meeting: Meeting) -> dict[int, str]:
    rows = AgendaItem.objects.filter(meeting=meeting)
    return dict(rows.values_list("pk", "title"))


def _items(row: DeclaredInterest, titles: dict[int, str]) -> tuple[str, ...]:
    return tuple(title for pk, title in titles.items() if pk in row.items)


def _told(
    rows: list[DeclaredInterest], titles: dict[int, str], where: Tells
) -> tuple[Told, ...]:
    """Return what is told, in an order that says nothing of who came first."""
    found = [
        Told(
            _who(row),
            _items(row, titles),
            row.words if Tells.WORDS in row.tells else "",
        )
        for row in rows
        if row.says == Says.YES and where in row.tells
    ]
    return tuple(sorted(found, key=lambda one: (one.who, one.items, one.words)))


def _who(row: DeclaredInterest) -> str:
    """Say from where somebody comes, and the name only where that is ticked."""
    guest = row.guest
    name = guest.name if Tells.NAME in row.tells else ""
    place = str(guest.organisation or guest.body or guest.represents or "")
    return ", ".join(part for part in (name, place) if part)
