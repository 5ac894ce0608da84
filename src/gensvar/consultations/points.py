"""Points of a samråd year: what falls on which day, and what is carried over. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class PointKind(models.TextChoices):
    """What happens on a day of the wheel."""

    MEETING = "meeting", _("Meeting")
    MATERIAL = "material", _("Material before a meeting")
    NOTES = "notes", _("Comments on the notes")
    ITEM = "item", _("Item that nobody has considered")
    ANSWER = "answer", _("Answer to those who were there")
    LOOK = "look", _("Look again for a matter")
    QUESTION = "question", _("Question that waits for an answer")
    WRITTEN = "written", _("Written question")
    EVENT = "event", _("Event of a group")
    INVENTORY = "inventory", _("Needs inventory, last day to answer")
    COMMENT = "comment", _("Structure, last day to comment")
    PILOT = "pilot", _("The pilot ends, and is evaluated")
    REVIEW = "review", _("Agreement to be reviewed")
    END = "end", _("Agreement ends")
    COMMITMENT = "commitment", _("Commitment in an agreement")
    SEATS = "seats", _("Mandate period of the seats ends")


# What stays owed when a year ends: it is carried over until it is closed.
CARRIED = frozenset(
    {PointKind.ITEM, PointKind.QUESTION, PointKind.WRITTEN, PointKind.COMMITMENT}
)
# What somebody is to do by the day; after it an open one is late.
OWED = CARRIED | {
    PointKind.MATERIAL,
    PointKind.ANSWER,
    PointKind.LOOK,
    PointKind.REVIEW,
}


@dataclass(frozen=True)
class Point:
    """One thing with a day: since when it stands, and when it was closed, if it was.

    `thing` and `parent` are the numbers of what it leads to.
    """

    kind: PointKind
    thing: int
    parent: int
    since: date
    day: date
    closed: date | None
    title: str

    def is_late(self, now: date) -> bool:
        """Say whether it should have been done before a day and is not."""
        return self.kind in OWED and self.closed is None and self.day < now


def in_year(points: Iterable[Point], year: int) -> list[Point]:
    """Return the points whose day lies in a year, the first one first.

    An item has the day of its meeting, which stands there already.
    """
    found = (
        one for one in points if one.day.year == year and one.kind != PointKind.ITEM
    )
    return sorted(found, key=_order)


def carried_over(points: Iterable[Point], year: int) -> list[Point]:
    """Return what came up in earlier years and was still open when a year began."""
    first = date(year, 1, 1)
    found = (
        one
        for one in points
        if one.kind in CARRIED
        and one.since < first
        and (one.closed is None or one.closed >= first)
    )
    return sorted(found, key=_order)


def _order(point: Point) -> tuple[date, str, int]:
    return point.day, point.kind, point.thing
