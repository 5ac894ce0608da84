"""Programmes with the five national minorities, made through the actions."""

from datetime import date
from itertools import count
from typing import Any

from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.actions import begin_programme, set_group
from gensvar.programmes.actions.periods import add_period
from gensvar.programmes.actions.seats import add_seats, give_seat
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Cadence,
    Programme,
    ProgrammeGroup,
    ProgrammeKind,
    Seat,
    SeatHolder,
    SeatPeriod,
)
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def make_programme(body: Body | None = None, **facts: Any) -> Programme:
    """Begin a programme that meets all five national minorities once every term."""
    body = body or make_body()
    given: dict[str, Any] = {
        "name": f"Samråd med nationella minoriteter {next(_numbers)}",
        "purpose": "Grupperna påverkar vården medan den planeras.",
        "kind": ProgrammeKind.NATIONAL_MINORITIES,
        "cadence": Cadence.PER_TERM,
        "meeting_minutes": 120,
        "started_on": today().replace(month=1, day=1),
        **facts,
    }
    programme = begin_programme(body, given, by=officer_of(body))
    if programme.kind == ProgrammeKind.NATIONAL_MINORITIES:
        for group in NATIONAL_MINORITIES:
            set_group(programme, group, by=officer_of(body))
    return programme


def group_of(programme: Programme, group: str) -> ProgrammeGroup:
    """Return the row of a group in a programme."""
    return ProgrammeGroup.objects.get(programme=programme, group=group)


def make_period(
    programme: Programme, first: date | None = None, years: int = 4
) -> SeatPeriod:
    """Add a mandate period that began this year, or on another day."""
    start = first or today().replace(month=1, day=1)
    end = date(start.year + years - 1, 12, 31)
    return add_period(programme, start, end, by=officer_of(programme.body))


def make_seat(
    programme: Programme, group: str, organisation: Organisation | None = None
) -> Seat:
    """Give a group one seat, for an organisation or for people without one."""
    row = group_of(programme, group)
    by = officer_of(programme.body)
    return add_seats(row, organisation=organisation, by=by)[0]


def make_holder(
    seat: Seat, period: SeatPeriod, name: str = "", **facts: Any
) -> SeatHolder:
    """Let somebody hold a seat for a period."""
    number = next(_numbers)
    given: dict[str, Any] = {"email": f"plats{number}@example.org", **facts}
    by = officer_of(seat.programme.body)
    return give_seat(seat, period, name or f"Innehavare {number}", by=by, **given)
