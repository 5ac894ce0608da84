"""A declared interest: said by the guest, changed or taken back until it is closed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.actions.voices import SILENT
from gensvar.meetings.interests import choices_of
from gensvar.meetings.models import (
    DeclaredInterest,
    Guest,
    Meeting,
    MeetingStage,
    Says,
    Tells,
)
from gensvar.meetings.policies import may_keep_meeting, may_write_interest_of

LONGEST = 300
WHERE = {Tells.AGENDA.value, Tells.NOTES.value}


@dataclass(frozen=True)
class Interest:
    """What is said: `says` is "yes", "no", or "" to say nothing."""

    says: str
    words: str = ""
    items: Collection[int] = ()
    tells: Collection[str] = ()


def may_declare(guest: Guest) -> bool:
    """Say whether a guest can still declare something, or change what was said.

    Before and during the meeting; what was said can be changed and taken back until
    the notes are approved.
    """
    meeting = guest.meeting
    if guest.state in SILENT or meeting.stage == MeetingStage.CANCELLED:
        return False
    if meeting.interests_closed_at is not None:
        return False
    if meeting.stage != MeetingStage.ENDED:
        return True
    return DeclaredInterest.objects.filter(guest=guest).exists()


@transaction.atomic
def declare_interest(
    guest: Guest, said: Interest, *, by: User | None = None, seen: str | None = None
) -> None:
    """Keep what a guest says in the place of what was said before.

    `by` is whoever arranges the meeting and writes it down for somebody who is elected
    or works for the region; `seen` is the mark of what they read before. Raises
    NotAllowed, NotYet, and Invalid at the field.
    """
    hold(guest.meeting, "stage", "interests_closed_at")
    hold(guest, "state")
    _check_writer(guest, by, seen)
    if not may_declare(guest):
        raise NotYet([_("a meeting whose notes are not approved yet")])
    _check(said)
    if not said.says:
        _take_back(guest, by)
        return
    is_yes = said.says == Says.YES
    known = {pk for pk, _title in choices_of(guest.meeting)}
    DeclaredInterest.objects.update_or_create(
        guest=guest,
        defaults={
            "says": Says(said.says),
            "words": said.words.strip(),
            "items": sorted(known & set(said.items)) if is_yes else [],
            "tells": [one for one in Tells.values if is_yes and one in said.tells],
            "said_by": by,
        },
    )
    record("declare interest", guest, by=by)


def mark_of(said: DeclaredInterest | None) -> str:
    """Return what is another when something else has been said."""
    return said.said_at.isoformat() if said else ""


def _check_writer(guest: Guest, by: User | None, seen: str | None) -> None:
    """Let nobody who arranges write over what a guest, or a colleague, has said."""
    if by is None:
        return
    if not may_keep_meeting(by, guest.meeting) or not may_write_interest_of(guest):
        raise NotAllowed
    found = DeclaredInterest.objects.filter(guest=guest).first()
    if found and found.said_by_id is None:
        raise Invalid(_("They have said it themselves. Only they can change it."))
    if seen is not None and seen != mark_of(found):
        raise Invalid(_("Somebody changed it meanwhile. Read it again first."))


def _check(said: Interest) -> None:
    if said.says not in ("", *Says.values):
        raise Invalid(_("Choose one of the answers."), "says")
    if len(said.words) > LONGEST:
        raise Invalid(
            _("Write at most %(most)s characters.") % {"most": LONGEST}, "words"
        )
    if said.says != Says.YES and (said.words.strip() or said.items or said.tells):
        raise Invalid(_("Choose yes, or empty what stands below."), "says")
    if said.tells and not WHERE & set(said.tells):
        raise Invalid(_("Tick also where it is shown."), "tells")


def _take_back(guest: Guest, by: User | None) -> None:
    if DeclaredInterest.objects.filter(guest=guest).delete()[0]:
        record("take back interest", guest, by=by)


def empty_interests(guests: Iterable[Guest]) -> None:
    """Delete what guests have declared, for good."""
    DeclaredInterest.objects.filter(guest__in=list(guests)).delete()


@transaction.atomic
def close_interests(meeting: Meeting) -> None:
    """Let nothing more be declared: the notes of the meeting are approved."""
    hold(meeting, "stage", "interests_closed_at")
    meeting.interests_closed_at = timezone.now()
    meeting.save(update_fields=["interests_closed_at"])
