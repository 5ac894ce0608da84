"""Items of samråd, made through the actions."""

from datetime import timedelta
from typing import Any

from gensvar.consultations.actions.engagements import (
    Asked,
    ask_in_writing,
    send_in_writing,
)
from gensvar.consultations.actions.events import enter_event
from gensvar.consultations.models import (
    EventInvitation,
    WrittenQuestion,
    WrittenRecipient,
)
from gensvar.kernel.days import today
from gensvar.meetings.actions.agenda import accept_item, propose_item
from gensvar.meetings.actions.voices import voice_of, voice_of_guest
from gensvar.meetings.models import (
    AgendaItem,
    Guest,
    Meeting,
    MeetingGroup,
    MeetingKind,
    MeetingStage,
)
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import Group, Programme
from tests.make.dialogues import officer_of
from tests.make.meetings import make_arrival, make_meeting, make_organisation
from tests.make.programmes import group_of, make_programme, make_seat


def make_samrad(
    programme: Programme | None = None,
    *groups: Group,
    days: int = -3,
    titles: tuple[str, ...] = ("Finska på vårdcentralen",),
    **facts: Any,
) -> Meeting:
    """Hold a meeting of a programme with some groups, and accepted items.

    A meeting in the days to come is only planned.
    """
    programme = programme or make_programme()
    facts.setdefault("title", "Samrådsmöte")
    meeting = make_meeting(
        programme.body,
        days,
        kind=MeetingKind.ORDINARY,
        programme=programme,
        **facts,
    )
    for group in groups:
        MeetingGroup.objects.create(meeting=meeting, group=group_of(programme, group))
    speaker = make_arrival(meeting, "Siv Talar", speaks=True)
    for title in titles:
        make_item(meeting, title, speaker)
    if days < 0:
        Meeting.objects.filter(pk=meeting.pk).update(
            stage=MeetingStage.ENDED, next_step="Svar i nämnden."
        )
        meeting.refresh_from_db()
    return meeting


def make_item(meeting: Meeting, title: str, speaker: Guest) -> AgendaItem:
    """Put an item on the agenda that both sides accept."""
    item = propose_item(meeting, {"title": title}, voice=voice_of_guest(speaker))
    region = voice_of(meeting, officer_of(meeting.body))
    accept_item(item, item.version, voice=region)
    return item


def item_of(meeting: Meeting) -> AgendaItem:
    """Return the first item of a meeting."""
    return AgendaItem.objects.filter(meeting=meeting).earliest("pk")


def speaker_of(meeting: Meeting) -> Guest:
    """Return the guest who speaks for the other side."""
    return Guest.objects.get(meeting=meeting, speaks=True)


def make_written(
    programme: Programme | None = None, days: int = 14, **facts: Any
) -> WrittenQuestion:
    """Ask the Roma in writing; one organisation has a seat."""
    programme = programme or make_programme()
    make_seat(programme, Group.ROMA, make_organisation_with_address())
    given: dict[str, Any] = {
        "title": "Tolkar på akuten",
        "words": "Hur fungerar det?",
        "answer_by": today() + timedelta(days=days),
        **facts,
    }
    groups = [group_of(programme, Group.ROMA)]
    by = officer_of(programme.body)
    return ask_in_writing(programme, Asked(**given), groups, by=by)


def make_sent(programme: Programme | None = None) -> WrittenRecipient:
    """Send a written question, and return the organisation that is asked."""
    question = make_written(programme)
    send_in_writing(question, by=officer_of(question.programme.body))
    return WrittenRecipient.objects.filter(question=question).latest("pk")


def make_organisation_with_address() -> Organisation:
    """Make an association that can be written to."""
    organisation = make_organisation()
    organisation.email = f"forening{organisation.pk}@example.org"
    organisation.save()
    return organisation


def make_event(programme: Programme, days: int = -2) -> EventInvitation:
    """Let a group invite the region."""
    facts = {
        "group": group_of(programme, Group.ROMA),
        "title": "Romska dagen",
        "day": today() + timedelta(days=days),
    }
    return enter_event(programme, facts, by=officer_of(programme.body))
