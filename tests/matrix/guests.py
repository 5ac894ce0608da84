"""What guests add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.interests import Interest, declare_interest
from gensvar.meetings.actions.needs import say_needs
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Meeting, Series
from gensvar.organisations.models import Body
from gensvar.publishing.actions import show_meeting
from tests.make.dialogues import officer_of
from tests.make.guests import call
from tests.make.meetings import make_guest, make_meeting

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_guests(world: "World", body: Body) -> None:
    """Make a called and announced meeting of a series, and one nobody may know of."""
    _grow(world, body, 3)
    world.kept["secret_meeting"] = make_meeting(body).public_id


def grow_guests(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many guests as one asks for, and as many meetings."""
    _grow(world, body, rows)
    for number in range(rows):
        other = make_meeting(body, days=40 + number % 20)
        call(other)
        show_meeting(other, by=officer_of(body))


def _grow(world: "World", body: Body, rows: int) -> None:
    series = Series.objects.create(
        body=body,
        name="Samråd",
        purpose="Att höra varandra.",
        other_side="Föreningar",
        started_on="2024-01-01",
        created_by=officer_of(body),
    )
    before = make_meeting(body, days=-60, series=series)
    for number in range(rows):
        make_guest(before, f"Förr {number}")
    meeting = _called(body, series, seats=rows - 1)
    guests = [make_guest(meeting, f"Gäst {number}") for number in range(rows)]
    voice = voice_of(meeting, officer_of(body))
    item = propose_item(meeting, {"title": "Lokaler"}, voice=voice)
    said = Interest("yes", "Vi hyr ut lokaler.", [item.pk], ["agenda", "words"])
    for guest in guests:
        answer(guest, comes=True)
        say_needs(guest, ["hearing_loop"], "Nära talaren.")
        declare_interest(guest, said)
    world.kept["called"] = str(meeting.pk)
    world.kept["open_meeting"] = meeting.public_id
    world.kept["coming"] = token_of(guests[0])
    elected = make_guest(meeting, "Vald", is_elected=True)
    world.kept["elected_guest"] = str(elected.pk)
    world.kept["coming_guest"] = str(guests[0].pk)


def _called(body: Body, series: Series, *, seats: int) -> Meeting:
    meeting = make_meeting(body, series=series, seats=seats, registration_open=True)
    call(meeting)
    show_meeting(meeting, by=officer_of(body))
    return meeting
