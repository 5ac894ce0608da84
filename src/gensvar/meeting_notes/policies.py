"""Who may keep, read, comment on and approve notes."""

from gensvar.accounts.models import User
from gensvar.meeting_notes.models import MeetingDisposal
from gensvar.meetings.models import Guest, GuestState, Meeting, Side
from gensvar.meetings.policies import may_keep_meeting, may_read_meeting
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role


def may_keep_notes(user: Visitor, meeting: Meeting) -> bool:
    """Those who keep the meeting keep its notes."""
    return may_keep_meeting(user, meeting)


def may_read_notes(user: Visitor, meeting: Meeting) -> bool:
    """Everyone with a part in one of the bodies reads its notes."""
    return may_read_meeting(user, meeting)


def may_approve_for_region(user: User, meeting: Meeting) -> bool:
    """Chairs and officers of the body approve for the region."""
    return has_role(user, meeting.body, Role.CHAIR, Role.OFFICER)


def speaks_for(guest: Guest) -> str:
    """Return the side that a guest approves for; nothing for most.

    Who has declined, or sent somebody else, has no voice unless they came after all.
    """
    is_gone = guest.state == GuestState.WITHDRAWN or (
        guest.state == GuestState.DECLINED and guest.arrived_at is None
    )
    return Side(guest.side).value if guest.speaks and not is_gone else ""


def may_see_disposal_of(user: Visitor, meeting: Meeting) -> bool:
    """Registrars, and those who keep the meeting, see and enter decisions of it."""
    return has_role(user, meeting.body, Role.REGISTRAR) or may_keep_meeting(
        user, meeting
    )


def may_carry_out_disposal_of(user: Visitor, disposal: MeetingDisposal) -> bool:
    """A registrar carries it out, and never the one who entered it."""
    return disposal.proposed_by_id != user.pk and has_role(
        user, disposal.meeting.body, Role.REGISTRAR
    )
