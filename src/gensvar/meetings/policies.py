"""Who may keep meetings and series, and who reads them in the workspace."""

from django.db.models import Prefetch, prefetch_related_objects

from gensvar.accounts.models import User
from gensvar.kernel.people import plain_address
from gensvar.meetings.models import Guest, Meeting, MeetingBody, Series, Side
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
)

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_begin_meeting(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body plan its meetings."""
    return has_role(user, body, *KEEPERS)


def bodies_together(meeting: Meeting) -> list[Body]:
    """Return the bodies that keep a meeting with its own, read once for each object."""
    parts = MeetingBody.objects.select_related("body").order_by("pk")
    prefetch_related_objects([meeting], Prefetch("bodies", parts))
    return [part.body for part in meeting.bodies.all()]


def may_keep_meeting(user: Visitor, meeting: Meeting) -> bool:
    """Officers and chairs of the body, and of those that keep it together with it."""
    if has_role(user, meeting.body, *KEEPERS):
        return True
    # Most who only read keep nothing anywhere: then nothing more is asked.
    return has_role_anywhere(user, *KEEPERS) and any(
        has_role(user, body, *KEEPERS) for body in bodies_together(meeting)
    )


def may_read_meeting(user: Visitor, meeting: Meeting) -> bool:
    """Everyone with a part in one of the bodies reads; needs and claims are apart."""
    if has_role(user, meeting.body, *READERS):
        return True
    return any(has_role(user, body, *READERS) for body in bodies_together(meeting))


def works_for(address: str, meeting: Meeting) -> bool:
    """Say whether an address is that of somebody with a part in one of the bodies.

    However it is spelt: `kernel.people` says what is one person's address.
    """
    known = plain_address(address)
    mailbox, _at, place = known.rpartition("@")
    found = User.objects.filter(
        email__istartswith=mailbox, email__iendswith=f"@{place}", is_active=True
    )
    return any(
        plain_address(user.email) == known and may_read_meeting(user, meeting)
        for user in found
    )


def may_keep_series(user: Visitor, series: Series) -> bool:
    """Officers and chairs of the body keep its series."""
    return has_role(user, series.body, *KEEPERS)


def may_read_needs(user: User, meeting: Meeting) -> bool:
    """Only officers who arrange the meeting see what guests need."""
    return has_role(user, meeting.body, Role.OFFICER)


def may_write_interest_of(guest: Guest) -> bool:
    """Say whether somebody else may write down what a guest declares (S4-055).

    For those who are elected or come for the region; all others speak for themselves.
    """
    return guest.is_elected or guest.side == Side.REGION


def bodies_to_meet_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose meetings a person may plan."""
    return bodies_within(user, *KEEPERS)
