"""Who leads exercises: those who keep the meeting."""

from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.policies import Visitor


def may_lead_exercises(user: Visitor, meeting: Meeting) -> bool:
    """Officers and chairs who keep a meeting lead its exercises."""
    return may_keep_meeting(user, meeting)
