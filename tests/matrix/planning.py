"""What planning adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.kernel.days import today
from gensvar.meetings.actions.agenda import (
    accept_item,
    park_item,
    propose_item,
    say_what_it_concerns,
)
from gensvar.meetings.actions.materials import add_material, mark_ready
from gensvar.meetings.actions.polls import add_time, answer_times
from gensvar.meetings.actions.series import begin_series
from gensvar.meetings.actions.voices import voice_of, voice_of_guest
from gensvar.meetings.models import Guest, Meeting
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.meetings import at, make_guest, make_meeting
from tests.make.organisations import make_body

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_planning(world: "World", meeting: Meeting, speaker: Guest) -> None:
    """Give a meeting an agenda, times, material and a series."""
    _plan(world, meeting, speaker, rows=1)


def grow_planning(world: "World", meeting: Meeting, speaker: Guest, rows: int) -> None:
    """Give a meeting as many rows of everything as one asks for."""
    _plan(world, meeting, speaker, rows)


def _plan(world: "World", meeting: Meeting, speaker: Guest, rows: int) -> None:
    _agenda(world, meeting, speaker, rows)
    officer = officer_of(meeting.body)
    for number in range(rows):
        facts = {"title": f"Underlag {number}", "words": "Text", "owner": officer}
        material = add_material(meeting, facts, by=officer)
        if number:
            mark_ready(material, is_ready=True, by=officer)
        world.kept["material"] = str(material.pk)
    voice = voice_of(meeting, officer)
    guests = [make_guest(meeting, f"Svarar {number}") for number in range(rows)]
    for number in range(rows):
        option = add_time(meeting, at(9 + number, 9), at(9 + number, 10), voice=voice)
        for guest in guests:
            answer_times(guest, {option.pk: "yes"})
    _series(world, meeting, rows)


def _agenda(world: "World", meeting: Meeting, speaker: Guest, rows: int) -> None:
    officer = officer_of(meeting.body)
    ours = voice_of(meeting, officer)
    theirs = voice_of_guest(speaker)
    bodies = [make_body(f"Nämnd {number}") for number in range(rows)]
    for number in range(rows):
        for kept, voice in (("item", ours), ("their_item", theirs)):
            facts = {"title": f"Punkt {number}", "minutes": 10}
            item = propose_item(meeting, facts, voice=voice)
            world.kept[kept] = str(item.pk)
        accepted = propose_item(meeting, {"title": f"Klar {number}"}, voice=theirs)
        accept_item(accepted, accepted.version, voice=ours)
        say_what_it_concerns(accepted, bodies[: number + 1], "Vi är ense.", by=officer)
        parked = propose_item(meeting, {"title": f"Parkerad {number}"}, voice=ours)
        park_item(parked, "Hör inte hit.", voice=theirs)


def _series(world: "World", meeting: Meeting, rows: int) -> None:
    body: Body = meeting.body
    for number in range(rows):
        facts = {
            "name": f"Samråd {number}",
            "purpose": "Höra varandra.",
            "other_side": "Civilsamhället",
            "rhythm": "per_term",
            "started_on": today(),
            "chair_rotates": True,
        }
        series = begin_series(body, facts, by=officer_of(body))
        world.kept["series"] = str(series.pk)
    for number in range(rows):
        make_meeting(body, 60 + number, series=series)
    Meeting.objects.filter(pk=meeting.pk).update(series=series)
