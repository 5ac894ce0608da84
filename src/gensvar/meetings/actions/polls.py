"""Finding a time together: ask about times, answer, choose."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.actions.planning import change_meeting
from gensvar.meetings.actions.telling import TIME, tell_keepers
from gensvar.meetings.actions.voices import Voice
from gensvar.meetings.messages import time_is_set, which_day_suits
from gensvar.meetings.models import (
    DayAnswer,
    DayOption,
    Fit,
    Guest,
    GuestState,
    Meeting,
    MeetingStage,
)
from gensvar.meetings.policies import may_keep_meeting
from gensvar.notifications.actions import send

NOT_ASKED = (GuestState.DECLINED, GuestState.WITHDRAWN)
MOST_TIMES = 20


@transaction.atomic
def add_time(
    meeting: Meeting, starts_at: datetime, ends_at: datetime, *, voice: Voice
) -> DayOption:
    """Put one more time in the poll; both sides may. Raises Invalid at the field."""
    hold(meeting, "stage")
    _is_open(meeting)
    if ends_at <= starts_at:
        raise Invalid(_("It ends before it starts. Change one of them."), "until")
    if starts_at <= timezone.now():
        raise Invalid(_("That time has passed. Choose one that is ahead."), "day")
    if meeting.day_options.count() >= MOST_TIMES:
        raise Invalid(_("There are twenty times already. Take one away first."), "day")
    try:
        with transaction.atomic():
            option = DayOption.objects.create(
                meeting=meeting, starts_at=starts_at, ends_at=ends_at
            )
    except IntegrityError:
        raise Invalid(_("This time is in the poll already."), "day") from None
    record("add time", meeting, by=voice.user, side=voice.side)
    tell_keepers(meeting, TIME, voice=voice)
    return option


@transaction.atomic
def remove_time(option: DayOption, *, by: User) -> None:
    """Take a time out of the poll, with what was answered about it."""
    if not may_keep_meeting(by, option.meeting):
        raise NotAllowed
    record("remove time", option.meeting, by=by)
    option.delete()


@transaction.atomic
def ask_about_times(meeting: Meeting, *, by: User) -> int:
    """Send the poll to everyone on the list; return how many are asked."""
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    _is_open(meeting)
    if not meeting.day_options.exists():
        raise NotYet([_("at least one time to ask about")])
    guests = list(meeting.guests.exclude(state__in=NOT_ASKED).exclude(email=""))
    if not guests:
        raise NotYet([_("somebody on the list with an address")])
    for guest in guests:
        guest.meeting = meeting
    send(which_day_suits(guest) for guest in guests)
    record("ask about times", meeting, by=by, guests=len(guests))
    return len(guests)


@transaction.atomic
def answer_times(guest: Guest, answers: Mapping[int, str]) -> None:
    """Keep which times suit a guest; the latest answer to each time holds.

    A time that is no longer in the poll is passed over. Raises Invalid for an answer
    that is none of the three.
    """
    _is_open(guest.meeting)
    if any(fit not in Fit.values for fit in answers.values()):
        raise Invalid(_("Choose one of the three answers for each time."))
    known = set(
        DayOption.objects.filter(meeting=guest.meeting, pk__in=answers).values_list(
            "pk", flat=True
        )
    )
    now = timezone.now()
    DayAnswer.objects.bulk_create(
        [
            DayAnswer(option_id=pk, guest=guest, fit=fit, at=now)
            for pk, fit in answers.items()
            if pk in known
        ],
        update_conflicts=True,
        unique_fields=["option", "guest"],
        update_fields=["fit", "at"],
    )
    record("answer times", guest, meeting=guest.meeting_id, times=len(known))


@transaction.atomic
def choose_time(option: DayOption, seen_version: int, *, by: User) -> None:
    """Let the meeting be held at this time. Raises Stale, NotAllowed and Invalid."""
    if option.starts_at <= timezone.now():
        raise Invalid(_("That time has passed. Choose one that is ahead."), "day")
    facts = {"starts_at": option.starts_at, "ends_at": option.ends_at}
    meeting = option.meeting
    change_meeting(meeting, seen_version, facts, by=by)
    record("choose time", meeting, by=by)
    if meeting.stage == MeetingStage.PREPARING:
        asked = DayAnswer.objects.filter(option__meeting=meeting).values("guest")
        guests = list(meeting.guests.filter(pk__in=asked).exclude(state__in=NOT_ASKED))
        for guest in guests:
            guest.meeting = meeting
        send(time_is_set(guest) for guest in guests)


def _is_open(meeting: Meeting) -> None:
    if meeting.stage not in (MeetingStage.PREPARING, MeetingStage.CALLED):
        raise NotYet([_("a meeting that has not begun")])
