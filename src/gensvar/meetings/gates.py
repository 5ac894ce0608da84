"""When may anyone: what a meeting needs before it is called, begins and ends."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting, MeetingForm, MeetingKind
from gensvar.meetings.queries import turn_in_series
from gensvar.workflow.transitions import gate

# An open meeting may be held without a goal that was set beforehand (S4-062).
WITHOUT_A_GOAL = (MeetingKind.OPEN, MeetingKind.VISIT)


@gate(_("a time that is ahead"))
def has_a_time(meeting: Meeting) -> bool:
    """People can only come to what has not begun."""
    return meeting.starts_at is not None and meeting.starts_at > timezone.now()


@gate(_("a place, or a link for those who meet online"))
def has_a_place(meeting: Meeting) -> bool:
    """Who meets in one place needs the place, who meets online the link."""
    needs_place = meeting.form != MeetingForm.DIGITAL
    needs_link = meeting.form != MeetingForm.PHYSICAL
    return (not needs_place or bool(meeting.place.strip())) and (
        not needs_link or bool(meeting.digital_link.strip())
    )


@gate(_("what the meeting is for"))
def has_a_purpose(meeting: Meeting) -> bool:
    """Nobody is asked to come without knowing why."""
    return bool(meeting.purpose.strip())


@gate(_("what you want to have reached when it ends"))
def has_a_goal(meeting: Meeting) -> bool:
    """A goal makes it possible to say afterwards whether it was worth coming."""
    return meeting.kind in WITHOUT_A_GOAL or bool(meeting.goal.strip())


@gate(_("how much those who come can influence"))
def has_influence(meeting: Meeting) -> bool:
    """No invitation promises more than is there."""
    return bool(meeting.influence)


@gate(_("which issue the meeting is about"))
def has_an_issue(meeting: Meeting) -> bool:
    """A meeting about one issue says which (S4-089)."""
    return meeting.kind != MeetingKind.ISSUE or bool(meeting.issue.strip())


@gate(_("why the other side chairs out of turn"))
def chair_is_in_turn(meeting: Meeting) -> bool:
    """The chair goes round; an exception has a reason (S4-088)."""
    due = turn_in_series(meeting)
    in_turn = due is None or not meeting.chair_side or meeting.chair_side == due
    return in_turn or bool(meeting.chair_exception.strip())


@gate(_("somebody on the list, or registration for everyone"))
def somebody_is_asked(meeting: Meeting) -> bool:
    """There is somebody to call."""
    return meeting.registration_open or meeting.guests.exists()


@gate(_("that the day of the meeting has come"))
def its_day_has_come(meeting: Meeting) -> bool:
    """A meeting begins on its day, not before."""
    start = meeting.starts_at
    return start is not None and timezone.localdate(start) <= today()


@gate(_("a next step, or why there is none"))
def has_a_next_step(meeting: Meeting) -> bool:
    """Nobody leaves without knowing what happens now (S4-051, S4-096)."""
    return bool(meeting.next_step.strip() or meeting.no_next_step_reason.strip())
