"""Meetings that have been called, with guests who answer."""

from typing import Any

from django.utils import timezone

from gensvar.meetings.actions.inviting import tell_guests
from gensvar.meetings.models import Meeting, MeetingStage
from tests.make.meetings import make_meeting


def make_called_meeting(**facts: Any) -> Meeting:
    """Plan a meeting and call it, with the letters that belong to it."""
    meeting = make_meeting(**facts)
    call(meeting)
    return meeting


def call(meeting: Meeting) -> None:
    """Call a meeting that is being prepared."""
    Meeting.objects.filter(pk=meeting.pk).update(
        stage=MeetingStage.CALLED, called_at=timezone.now()
    )
    meeting.refresh_from_db()
    tell_guests(meeting, "called")
