"""What is asked of every organisation in a year, with one question to the database.

The rows are of organisations. Who was asked and came is counted in each meeting, and
no name is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gensvar.kernel.days import end_of
from gensvar.meetings.models import Guest, MeetingStage
from gensvar.organisation_years.hours import hours_of
from gensvar.organisation_years.queries.asks import Ask, Within, asks_between
from gensvar.organisation_years.queries.meetings import told


@dataclass
class Asked:
    """What one organisation was asked; `minutes` are of the meetings it came to."""

    organisation: int
    name: str
    meetings: set[int] = field(default_factory=set)
    came: set[int] = field(default_factory=set)
    minutes: int = 0
    without_time: int = 0
    asks: int = 0

    @property
    def together(self) -> int:
        """Return how many times the organisation was asked for something."""
        return len(self.meetings) + self.asks

    @property
    def hours(self) -> float | None:
        """Return the hours in meetings; None when no time is known of any."""
        if self.came and self.without_time == len(self.came):
            return None
        return hours_of(self.minutes)


def asked_in(year: int, within: Within) -> list[Asked]:
    """Return every organisation that was asked for something in a year, by name."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: dict[int, Asked] = {}
    for whose, name, meeting, starts_at, ends_at, came_at in _guests(
        first, last, within
    ):
        row = found.setdefault(whose, Asked(whose, name))
        row.meetings.add(meeting)
        if came_at is not None and meeting not in row.came:
            row.came.add(meeting)
            _add_time(row, starts_at, ends_at)
    _count(found, asks_between(first, last, within))
    return sorted(found.values(), key=lambda row: row.name.casefold())


def _guests(
    first: date, last: date, within: Within
) -> Iterable[tuple[int, str, int, datetime, datetime | None, datetime | None]]:
    rows = Guest.objects.filter(
        told(),
        organisation__isnull=False,
        meeting__starts_at__gte=end_of(first - timedelta(days=1)),
        meeting__starts_at__lt=end_of(last),
    ).exclude(meeting__stage=MeetingStage.PREPARING)
    if within.body is not None:
        own = Q(meeting__body=within.body)
        rows = rows.filter(own | Q(meeting__bodies__body=within.body))
    if within.programme is not None:
        rows = rows.filter(meeting__programme=within.programme)
    return rows.order_by().values_list(
        Coalesce("organisation__merged_into", "organisation"),
        Coalesce("organisation__merged_into__name", "organisation__name"),
        "meeting",
        F("meeting__starts_at"),
        F("meeting__ends_at"),
        "arrived_at",
    )


def _add_time(row: Asked, starts_at: datetime, ends_at: datetime | None) -> None:
    if ends_at is None:
        row.without_time += 1
    else:
        row.minutes += int((ends_at - starts_at).total_seconds() // 60)


def _count(found: dict[int, Asked], asks: Iterable[Ask]) -> None:
    for ask in asks:
        row = found.setdefault(ask.organisation, Asked(ask.organisation, ask.name))
        row.asks += 1
