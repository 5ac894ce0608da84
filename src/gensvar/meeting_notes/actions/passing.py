"""Noting who has been told what a meeting came to, in every direction (S4-091)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meeting_notes.models import Direction, PassedOn
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meetings.models import Guest, Meeting, MeetingStage

LONGEST = 200


@transaction.atomic
def note_told(
    meeting: Meeting, direction: str, to_whom: str, on: date, *, by: User
) -> PassedOn:
    """Note that somebody has been told. Raises NotAllowed, NotYet and Invalid."""
    _ask(meeting, direction, by)
    who = " ".join(to_whom.split())
    if not who:
        raise Invalid(_("Write who was told."), "to_whom")
    if on > today():
        raise Invalid(_("The day has not come yet."), "on")
    PassedOn.objects.filter(meeting=meeting, direction=direction, on=None).delete()
    made = PassedOn.objects.create(
        meeting=meeting,
        direction=direction,
        to_whom=who[:LONGEST],
        on=on,
        noted_by=by,
    )
    record("note told", made, by=by, meeting=meeting.pk, direction=direction)
    return made


@transaction.atomic
def note_nobody_told(
    meeting: Meeting, direction: str, why: str, *, by: User
) -> PassedOn:
    """Note that nobody is told in a direction, and why; possible while nobody is."""
    _ask(meeting, direction, by)
    if not why.strip():
        raise Invalid(_("Write why nobody is told."), "why")
    rows = PassedOn.objects.filter(meeting=meeting, direction=direction)
    if rows.filter(on__isnull=False).exists():
        raise Invalid(_("Somebody has been told already."), "why")
    rows.delete()
    made = PassedOn.objects.create(
        meeting=meeting, direction=direction, none_because=why.strip(), noted_by=by
    )
    record("note nobody told", made, by=by, meeting=meeting.pk, direction=direction)
    return made


@transaction.atomic
def tell_members(guest: Guest) -> PassedOn:
    """Note that a guest has told its members; twice is the same as once."""
    hold(guest.meeting, "stage")
    if guest.meeting.stage != MeetingStage.ENDED or guest.arrived_at is None:
        raise NotYet([_("a meeting that has ended, and that you came to")])
    made, is_new = PassedOn.objects.get_or_create(
        meeting=guest.meeting,
        guest=guest,
        defaults={
            "direction": Direction.MEMBERS,
            "to_whom": str(guest.organisation or guest.represents or _("Members"))[
                :LONGEST
            ],
            "on": today(),
        },
    )
    if is_new:
        record("tell members", made, meeting=guest.meeting_id)
    return made


def _ask(meeting: Meeting, direction: str, by: User) -> None:
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    hold(meeting, "stage")
    if meeting.stage != MeetingStage.ENDED:
        raise NotYet([_("that the meeting has ended")])
    if direction not in Direction.values:
        raise Invalid(_("Choose a direction."), "direction")
