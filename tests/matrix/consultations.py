"""What samråd adds to the world: items, engagements, and meetings that are shared."""

from typing import TYPE_CHECKING

from gensvar.consultations.actions import (
    Consideration,
    Lead,
    consider_item,
    say_where_it_leads,
    tell_item,
)
from gensvar.consultations.actions.engagements import answer_in_writing
from gensvar.consultations.actions.joint import enter_own_decision, share_meeting
from gensvar.consultations.keys import token_of
from gensvar.kernel.days import today
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.programmes.models import Group, Programme
from tests.make.consultations import make_event, make_samrad, make_sent
from tests.make.dialogues import make_matter, officer_of

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_consultations(world: "World", programme: Programme) -> None:
    """Hold a meeting whose item was considered."""
    _hold(world, programme, 1)


def grow_consultations(world: "World", programme: Programme, rows: int) -> None:
    """Hold a meeting with as many items as one asks for, all of them considered."""
    _hold(world, programme, rows)


def _engage(world: "World", programme: Programme, rows: int) -> None:
    """Ask in writing and get answers, and be invited to events."""
    for number in range(rows):
        recipient = make_sent(programme)
        answer_in_writing(recipient, "Det fungerar.", f"svar {number}")
        make_event(programme)
    world.kept["written"] = token_of(make_sent(programme))


def _share(meeting: Meeting) -> None:
    """Share a meeting with authorities that each decided something."""
    by = officer_of(meeting.body)
    for item in AgendaItem.objects.filter(meeting=meeting):
        name = f"Kommun {meeting.pk}-{item.pk}"
        joint = share_meeting(meeting, name, "takes_part", by=by)
        facts = {"decided_on": today(), "words": "Ja.", "source": "Protokoll"}
        enter_own_decision(joint, {"item": item, **facts}, by=by)


def _hold(world: "World", programme: Programme, rows: int) -> None:
    _engage(world, programme, rows)
    titles = tuple(f"Fråga {number}" for number in range(rows))
    meeting = make_samrad(programme, Group.ROMA, titles=titles)
    by, matter = officer_of(programme.body), make_matter(programme.body)
    _share(meeting)
    world.kept["shared_meeting"] = str(meeting.pk)
    for item in AgendaItem.objects.filter(meeting=meeting):
        say_where_it_leads(item, Lead(matter), by=by)
        consider_item(item, Consideration("partly", "Nämnden vägde det."), by=by)
        tell_item(item, by=by)
        world.kept.setdefault("samrad_item", str(item.pk))
