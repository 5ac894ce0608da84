"""Who speaks for a side: an officer for the region, or a guest who speaks."""

from dataclasses import dataclass

from gensvar.accounts.models import User
from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.models import Guest, GuestState, Meeting, Side
from gensvar.meetings.policies import may_keep_meeting

SILENT = (GuestState.WITHDRAWN, GuestState.DECLINED)


@dataclass(frozen=True)
class Voice:
    """Somebody who acts for a side of one meeting; either a user or a guest."""

    side: str
    name: str
    user: User | None = None
    guest: Guest | None = None


def voice_of(meeting: Meeting, user: User) -> Voice:
    """Return the voice of one who keeps the meeting. Raises NotAllowed."""
    if not may_keep_meeting(user, meeting):
        raise NotAllowed
    return Voice(Side.REGION, user.name, user=user)


def voice_of_guest(guest: Guest) -> Voice:
    """Return the voice of a guest who speaks for a side. Raises NotAllowed."""
    if not guest.speaks or guest.state in SILENT:
        raise NotAllowed
    return Voice(guest.side, guest.name, guest=guest)
