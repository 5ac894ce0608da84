"""What meetings add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.meetings.keys import token_of
from gensvar.organisations.models import Body
from tests.make.meetings import make_arrival, make_guest, make_meeting
from tests.matrix.guests import fill_guests, grow_guests
from tests.matrix.leading import fill_leading, grow_leading
from tests.matrix.notes import fill_notes, grow_notes
from tests.matrix.pay import fill_pay, grow_pay
from tests.matrix.planning import fill_planning, grow_planning
from tests.matrix.tables import fill_tables, grow_tables

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_meetings(world: "World", body: Body) -> None:
    """Make a meeting with something of everything."""
    meeting = make_meeting(body)
    speaker = make_guest(meeting, "Siv Talar", speaks=True)
    make_arrival(meeting, "Kom Hit")
    world.kept["guest"] = token_of(speaker)
    fill_planning(world, meeting, speaker)
    fill_guests(world, body)
    fill_tables(world, body)
    fill_leading(world, body)
    fill_pay(world, body)
    fill_notes(world, body)


def grow_meetings(world: "World", body: Body, rows: int) -> None:
    """Make a meeting with as many rows of everything as one asks for."""
    meeting = make_meeting(body)
    speaker = make_guest(meeting, "Siv Talar", speaks=True)
    for number in range(rows):
        make_arrival(meeting, f"Kom {number}")
    world.kept["guest"] = token_of(speaker)
    grow_planning(world, meeting, speaker, rows)
    grow_guests(world, body, rows)
    grow_tables(world, body, rows)
    grow_leading(world, body, rows)
    grow_pay(world, body, rows)
    grow_notes(world, body, rows)
