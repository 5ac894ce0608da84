"""What is asked of every organisation in a year, with one question to the database.

The rows are of organisations. Who was asked and came is counted in each meeting, and
no name is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from gensvar.kernel.days import end_of, today
from gensvar.meetings.models import Guest, GuestState, MeetingStage
from gensvar.organisation_years.hours import hours_of
from gensvar.organisation_years.queries.asks import Ask, Within, asks_between
from gensvar.organisation_years.queries.meetings import told


@dataclass
class Asked:
    """What one organisation was asked; `minutes` are of the meetings it came to.

    `noted` are those held where somebody noted who came, and `not_noted` the others:
    the organisation may have come to them.
    """

    organisation: int
    name: str
    meetings: set[int] = field(default_factory=set)
    came: set[int] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)
    not_noted: set[int] = field(default_factory=set)
    minutes: int = 0
    without_time: int = 0
    asks: int = 0

    @property
    def together(self) -> int:
        """Return how many times the organisation was asked for something."""
        return len(self.meetings) + self.asks

    @property
    def came_to(self) -> int | None:
        """Return how many meetings it came to; None when nobody noted any of that."""
        return len(self.came) if self.noted or not self.not_noted else None

    @property
    def hours(self) -> float | None:
        """Return the hours in meetings; None when no time is known of any."""
        if self.came_to is None:
            return None
        if self.came and self.without_time == len(self.came):
            return None
        return hours_of(self.minutes)


def asked_in(year: int, within: Within) -> list[Asked]:
    """Return every organisation that was asked for something in a year, by name."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: dict[int, Asked] = {}
    for asked in _guests(first, last, within):
        row = found.setdefault(asked.whose, Asked(asked.whose, asked.name))
        row.meetings.add(asked.meeting)
        if asked.is_noted:
            row.noted.add(asked.meeting)
        elif asked.is_over and asked.state != GuestState.DECLINED:
            row.not_noted.add(asked.meeting)
        if asked.came_at is not None and asked.meeting not in row.came:
            row.came.add(asked.meeting)
            _add_time(row, asked.starts_at, asked.ends_at)
    _count(found, asks_between(first, last, within))
    return sorted(found.values(), key=lambda row: row.name.casefold())


class _Guest(NamedTuple):
    whose: int
    name: str
    meeting: int
    starts_at: datetime
    ends_at: datetime | None
    came_at: datetime | None
    state: str
    stage: str
    is_noted: bool

    @property
    def is_over(self) -> bool:
        has_been = timezone.localdate(self.starts_at) < today()
        is_held = has_been and self.stage != MeetingStage.CANCELLED
        return is_held or self.stage == MeetingStage.ENDED


def _guests(first: date, last: date, within: Within) -> Iterable[_Guest]:
    came = Guest.objects.filter(meeting=OuterRef("meeting"), arrived_at__isnull=False)
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
    found = rows.order_by().values_list(
        Coalesce("organisation__merged_into", "organisation"),
        Coalesce("organisation__merged_into__name", "organisation__name"),
        "meeting",
        F("meeting__starts_at"),
        F("meeting__ends_at"),
        "arrived_at",
        "state",
        "meeting__stage",
        Exists(came),
    )
    return map(_Guest._make, found)


def _add_time(row: Asked, starts_at: datetime, ends_at: datetime | None) -> None:
    if ends_at is None:
        row.without_time += 1
    else:
        row.minutes += int((ends_at - starts_at).total_seconds() // 60)


def _count(found: dict[int, Asked], asks: Iterable[Ask]) -> None:
    for ask in asks:
        row = found.setdefault(ask.organisation, Asked(ask.organisation, ask.name))
        row.asks += 1
