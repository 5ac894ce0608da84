"""What programmes and their seats add to the world that the matrix looks at."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gensvar.organisations.models import Organisation
from gensvar.programmes.actions import choose_forms, set_group, set_structure
from gensvar.programmes.actions.areas import enter_area
from gensvar.programmes.actions.periods import add_period
from gensvar.programmes.actions.publishing import publish_programme
from gensvar.programmes.models import Group, Programme, SeatPeriod, Structure
from tests.make.dialogues import officer_of
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.programmes import group_of, make_holder, make_programme, make_seat

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_programmes(world: "World", programme: Programme) -> None:
    """Give a programme something of everything, and let others be joined."""
    _grow(world, programme, 1)


def grow_programmes(world: "World", programme: Programme, rows: int) -> None:
    """Give a programme as many rows of everything as one asks for."""
    _grow(world, programme, rows)


def _grow(world: "World", programme: Programme, rows: int) -> None:
    officer = officer_of(programme.body)
    choose_forms(programme, {"meeting": "", "workshop": "Ibland."}, by=officer)
    publish_programme(programme, by=officer)
    for number in range(rows):
        name = f"Grupp {number}"
        set_group(programme, Group.OTHER, name=name, by=officer)
        day = programme.started_on + timedelta(days=number)
        set_structure(programme, Structure.PILOT, since=day, by=officer)
        since = date(1900 + 2 * number, 1, 1)
        until = None if number == rows - 1 else date(1900 + 2 * number, 12, 31)
        area = enter_area("fi", since, "SFS", until=until, by=officer)
        world.kept["area"] = str(area.pk)
        other = make_programme(make_body(f"Annat organ {number}"))
    world.kept["programme_of_others"] = str(other.pk)
    _seats(world, programme, rows)
    _meetings(world, programme, rows)


def _seats(world: "World", programme: Programme, rows: int) -> None:
    start = programme.started_on
    for number in range(rows):
        first = start.replace(year=start.year + number)
        last = date(first.year, 12, 31)
        add_period(programme, first, last, by=officer_of(programme.body))
    period = SeatPeriod.objects.filter(programme=programme).earliest("starts_on")
    for number in range(rows):
        organisation = Organisation.objects.create(
            name=f"Föreningen med plats {number}"
        )
        seat = make_seat(programme, Group.ROMA, organisation)
        holder = make_holder(seat, period, f"Sitter {number}")
        make_holder(seat, period, f"Ersätter {number}", is_substitute=True)
        world.kept.update(
            seat=str(seat.pk),
            holder=str(holder.pk),
            seated_organisation=str(organisation.pk),
            period=str(period.pk),
        )


def _meetings(world: "World", programme: Programme, rows: int) -> None:
    for number in range(rows):
        meeting = make_meeting(programme.body, 70 + number, programme=programme)
        for group in (Group.ROMA, Group.SAMI):
            meeting.groups.create(group=group_of(programme, group))
    world.kept["standing_meeting"] = str(meeting.pk)
