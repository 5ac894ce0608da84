"""Who may keep meetings and series, and who reads them in the workspace."""

from gensvar.accounts.models import User
from gensvar.meetings.models import Meeting, Series
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import Visitor, bodies_within, has_role

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_begin_meeting(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body plan its meetings."""
    return has_role(user, body, *KEEPERS)


def may_keep_meeting(user: Visitor, meeting: Meeting) -> bool:
    """Officers and chairs of the body, and of those that keep it together with it."""
    if has_role(user, meeting.body, *KEEPERS):
        return True
    together = [part.body for part in meeting.bodies.select_related("body")]
    return any(has_role(user, body, *KEEPERS) for body in together)


def may_read_meeting(user: Visitor, meeting: Meeting) -> bool:
    """Everyone with a part in one of the bodies reads; needs and claims are apart."""
    if has_role(user, meeting.body, *READERS):
        return True
    together = [part.body for part in meeting.bodies.select_related("body")]
    return any(has_role(user, body, *READERS) for body in together)


def may_keep_series(user: Visitor, series: Series) -> bool:
    """Officers and chairs of the body keep its series."""
    return has_role(user, series.body, *KEEPERS)


def may_read_needs(user: User, meeting: Meeting) -> bool:
    """Only officers who arrange the meeting see what guests need."""
    return has_role(user, meeting.body, Role.OFFICER)


def bodies_to_meet_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose meetings a person may plan."""
    return bodies_within(user, *KEEPERS)
