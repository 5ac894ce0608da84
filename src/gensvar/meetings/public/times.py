"""Finding a time: what a guest is asked, and what the guest answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gensvar.meetings.actions import polls
from gensvar.meetings.actions.voices import voice_of_guest
from gensvar.meetings.models import DayAnswer, DayOption, Fit, Guest, MeetingStage

FITS = Fit.choices


@dataclass(frozen=True)
class TimeAsked:
    """One time that is asked about, and what this guest has answered."""

    number: int
    starts_at: datetime
    ends_at: datetime
    mine: str
    yes: int
    if_needed: int


def times_for(guest: Guest) -> list[TimeAsked]:
    """Return the times of the poll, the earliest first; how many can, never who."""
    rows = DayAnswer.objects.filter(option__meeting=guest.meeting_id)
    said = list(rows.values_list("option", "guest", "fit"))
    mine = {option: fit for option, who, fit in said if who == guest.pk}
    return [
        TimeAsked(
            number=option.pk,
            starts_at=option.starts_at,
            ends_at=option.ends_at,
            mine=mine.get(option.pk, ""),
            yes=sum(of == option.pk and fit == Fit.YES for of, _, fit in said),
            if_needed=sum(
                of == option.pk and fit == Fit.IF_NEEDED for of, _, fit in said
            ),
        )
        for option in DayOption.objects.filter(meeting=guest.meeting_id)
    ]


def is_asked(guest: Guest) -> bool:
    """Say whether there is a poll that still can be answered."""
    meeting = guest.meeting
    return meeting.stage == MeetingStage.PREPARING and meeting.day_options.exists()


def answer(guest: Guest, answers: Mapping[int, str]) -> None:
    """Keep which times suit a guest. Raises Invalid and NotYet."""
    polls.answer_times(guest, answers)


def propose_time(guest: Guest, starts_at: datetime, ends_at: datetime) -> None:
    """Let a guest who speaks put a time in the poll (S1-24). Raises Invalid."""
    polls.add_time(guest.meeting, starts_at, ends_at, voice=voice_of_guest(guest))
