"""The life of a meeting, in one table."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.meetings import gates
from gensvar.meetings.actions.interests import empty_interests
from gensvar.meetings.actions.inviting import tell_guests
from gensvar.meetings.actions.planning import keep_cancel_reason
from gensvar.meetings.models import Guest, Meeting, MeetingStage, Side
from gensvar.meetings.policies import may_keep_meeting
from gensvar.workflow.transitions import Move, Transition, Workflow


def call(move: Move[Meeting]) -> None:
    """Note when and by whom the meeting was called, and invite."""
    meeting = move.thing
    meeting.called_at = timezone.now()
    meeting.called_by = meeting.called_by or Side.REGION
    meeting.save(update_fields=["called_at", "called_by"])
    tell_guests(meeting, "called")


def begin(move: Move[Meeting]) -> None:
    """Note when it began."""
    move.thing.begun_at = timezone.now()
    move.thing.save(update_fields=["begun_at"])


def end(move: Move[Meeting]) -> None:
    """Note when it ended."""
    move.thing.ended_at = timezone.now()
    move.thing.save(update_fields=["ended_at"])


def cancel(move: Move[Meeting]) -> None:
    """Tell those who were asked that it is cancelled, and why; forget interests."""
    meeting = move.thing
    Meeting.objects.filter(pk=meeting.pk).update(sequence=F("sequence") + 1)
    meeting.refresh_from_db(fields=["sequence"])
    tell_guests(meeting, "cancelled")
    empty_interests(Guest.objects.filter(meeting=meeting))


LIFE_OF_A_MEETING = Workflow[Meeting](
    field="stage",
    transitions=[
        Transition(
            "call",
            _("Call the meeting"),
            (MeetingStage.PREPARING,),
            MeetingStage.CALLED,
            by=may_keep_meeting,
            needs=(
                gates.has_a_time,
                gates.has_a_place,
                gates.has_a_purpose,
                gates.has_a_goal,
                gates.has_influence,
                gates.has_an_issue,
                gates.chair_is_in_turn,
                gates.somebody_is_asked,
            ),
            then=(call,),
        ),
        Transition(
            "begin",
            _("Begin the meeting"),
            (MeetingStage.CALLED,),
            MeetingStage.UNDER_WAY,
            by=may_keep_meeting,
            needs=(gates.its_day_has_come,),
            then=(begin,),
        ),
        Transition(
            "end",
            _("End the meeting"),
            (MeetingStage.UNDER_WAY,),
            MeetingStage.ENDED,
            by=may_keep_meeting,
            needs=(gates.has_a_next_step,),
            then=(end,),
        ),
        Transition(
            "cancel",
            _("Cancel the meeting"),
            (MeetingStage.PREPARING, MeetingStage.CALLED),
            MeetingStage.CANCELLED,
            by=may_keep_meeting,
            then=(cancel,),
            asks_reason=True,
        ),
    ],
)


@transaction.atomic
def take_step(meeting: Meeting, name: str, *, by: User, reason: str = "") -> None:
    """Take a step in the life of a meeting; cancelling it keeps the reason first.

    Raises NotAllowed, NotYet with what is missing, and Invalid at "reason".
    """
    if LIFE_OF_A_MEETING.transitions[name].asks_reason:
        keep_cancel_reason(meeting, reason, by=by)
    LIFE_OF_A_MEETING.advance(meeting, name, by=by, reason=reason)
