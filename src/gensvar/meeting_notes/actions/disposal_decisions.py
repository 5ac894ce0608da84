"""Disposal of a meeting without a dialogue: entered by one, carried out by another."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.words import on_one_line
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meeting_notes.actions.disposing import empty_held
from gensvar.meeting_notes.models import MeetingDisposal
from gensvar.meeting_notes.policies import (
    may_carry_out_disposal_of,
    may_see_disposal_of,
)
from gensvar.meetings.held import is_over
from gensvar.meetings.models import Meeting

# Takes what was said at some meetings, by their keys, out of what lies on floors above.
Forget = Callable[[Collection[int]], None]


@dataclass(frozen=True)
class MeetingRule:
    """The decision that a disposal rests on, as it is written in the register."""

    reference: str
    rule: str
    decided_on: date
    takes_approved: bool = False


@transaction.atomic
def propose_disposal_of(
    meeting: Meeting, rule: MeetingRule, *, by: User
) -> MeetingDisposal:
    """Enter a disposal decision. Nothing is emptied before somebody else agrees."""
    if not may_see_disposal_of(by, meeting):
        raise NotAllowed
    hold(meeting)
    _check(meeting, rule)
    disposal = MeetingDisposal(
        meeting=meeting,
        reference=on_one_line(rule.reference),
        rule=on_one_line(rule.rule),
        decided_on=rule.decided_on,
        takes_approved=rule.takes_approved,
        proposed_by=by,
    )
    try:
        with transaction.atomic():
            disposal.save(force_insert=True)
    except IntegrityError:
        raise NotYet([_("that the decision that already waits is settled")]) from None
    record("propose disposal of meeting", disposal, by=by, meeting=meeting.pk)
    return disposal


def _check(meeting: Meeting, rule: MeetingRule) -> None:
    if meeting.dialogue_id is not None:
        raise NotYet([_("a decision for the dialogue, which reaches its meetings")])
    if not is_over(meeting):
        raise NotYet([_("that the meeting is over")])
    if not on_one_line(rule.reference):
        raise Invalid(_("Write the number of the decision."), "reference")
    if not on_one_line(rule.rule):
        raise Invalid(_("Write which rule in the records schedule."), "rule")
    if rule.decided_on > today():
        raise Invalid(_("The decision cannot lie ahead."), "decided_on")


@transaction.atomic
def put_disposal_aside(disposal: MeetingDisposal, *, by: User) -> None:
    """Put a disposal decision aside; the one who entered it may do so too."""
    if not may_see_disposal_of(by, disposal.meeting):
        raise NotAllowed
    _settle(disposal, declined_at=timezone.now(), declined_by=by)
    record("decline disposal of meeting", disposal, by=by)


@transaction.atomic
def dispose_of_meeting(disposal: MeetingDisposal, *, forget: Forget, by: User) -> None:
    """Empty what the decision concerns; the second person does it."""
    if not may_carry_out_disposal_of(by, disposal):
        raise NotAllowed
    hold(disposal.meeting)
    _settle(disposal, carried_out_at=timezone.now(), confirmed_by=by)
    empty_held([disposal.meeting_id], takes_approved=disposal.takes_approved)
    forget([disposal.meeting_id])
    record(
        "carry out disposal of meeting",
        disposal,
        by=by,
        takes_approved=disposal.takes_approved,
    )


def _settle(disposal: MeetingDisposal, **values: object) -> None:
    """Write how a decision ended, unless somebody else has done so meanwhile."""
    rows = MeetingDisposal.objects.filter(
        pk=disposal.pk, carried_out_at__isnull=True, declined_at__isnull=True
    )
    if not rows.update(**values):
        raise NotYet([_("a decision that waits")])
    disposal.refresh_from_db()
