"""Planning a meeting: what it is for, when and where, and changing that."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.models import Meeting, MeetingStage
from gensvar.meetings.policies import may_begin_meeting, may_keep_meeting
from gensvar.organisations.models import Body

ENDED = (MeetingStage.ENDED, MeetingStage.CANCELLED)


@transaction.atomic
def begin_meeting(body: Body, facts: Mapping[str, Any], *, by: User) -> Meeting:
    """Begin to plan a meeting; `facts` are fields of Meeting by name.

    Raises NotAllowed, or Invalid at the field that cannot be right.
    """
    # Any: the values of any field.
    if not may_begin_meeting(by, body):
        raise NotAllowed
    check(facts)
    meeting = Meeting.objects.create(body=body, created_by=by, **facts)
    record("begin meeting", meeting, by=by, body=body.pk, kind=meeting.kind)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change what is said of a meeting that has not ended. Raises Stale."""
    # Any: the values of any field.
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if meeting.stage in ENDED:
        raise NotYet([_("a meeting that has not ended")])
    check(facts)
    save_if_current(meeting, seen_version, facts)
    record("change meeting", meeting, by=by, fields=sorted(facts))


def check(facts: Mapping[str, Any]) -> None:
    """Refuse what cannot be right, each at its field."""
    # Any: the values of any field.
    if "title" in facts and not str(facts["title"]).strip():
        raise Invalid(_("Write what the meeting is called."), "title")
    start, end = facts.get("starts_at"), facts.get("ends_at")
    if bool(start) != bool(end):
        raise Invalid(_("Write both when it starts and when it ends."), "ends_at")
    if start and end and end <= start:
        raise Invalid(
            _("The meeting ends before it starts. Change one of them."), "ends_at"
        )
