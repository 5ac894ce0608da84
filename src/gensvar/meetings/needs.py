"""The needs that one can choose from, and the day they are emptied. No database."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.meetings.models import Meeting

# What is arranged before a meeting; that it is a list keeps words about health short.
KINDS = {
    "hearing_loop": _("Hearing loop"),
    "step_free": _("A way in without steps, and room for a wheelchair"),
    "sign_language": _("Sign language interpreter"),
    "written": _("Written interpretation"),
    "interpreter": _("Interpreter to another language"),
    "companion": _("I bring somebody who helps me"),
    "diet": _("Special food"),
}
# What was needed is emptied so many days after the meeting, unless a day is given.
DAYS_AFTER = 7


def last_day_of(meeting: Meeting) -> date:
    """Return the last day on which the needs of a meeting's guests are kept."""
    if meeting.needs_until is not None:
        return meeting.needs_until
    if meeting.ends_at is None:
        return timezone.localdate() + timedelta(days=DAYS_AFTER)
    return timezone.localdate(meeting.ends_at) + timedelta(days=DAYS_AFTER)
