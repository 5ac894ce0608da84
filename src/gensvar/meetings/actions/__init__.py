"""The verbs of meetings: plan, call, agree on the agenda, answer, arrive, end."""

from gensvar.meetings.actions.arriving import note_arrival
from gensvar.meetings.actions.guests import ask_guest
from gensvar.meetings.actions.planning import begin_meeting, change_meeting

__all__ = ["ask_guest", "begin_meeting", "change_meeting", "note_arrival"]
