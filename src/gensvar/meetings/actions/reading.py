"""Recording who has read the list of guests: it can tell what people belong to."""

from datetime import timedelta

from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.audit.models import Event
from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting

READ = "read guests"
ONCE_IN = timedelta(hours=1)


def note_reading(meeting: Meeting, *, by: User) -> None:
    """Record that somebody reads who the guests of a meeting are (GDPR article 9).

    Once an hour for each person and meeting: whoever notes arrivals opens the list
    again and again, and the log is to stay readable. Raises NotAllowed for those who
    do not keep the meeting.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    lately = Event.objects.filter(
        kind=meeting._meta.label_lower,
        thing_id=str(meeting.pk),
        actor_id=str(by.pk),
        verb=READ,
        at__gt=timezone.now() - ONCE_IN,
    )
    if not lately.exists():
        record(READ, meeting, by=by)
