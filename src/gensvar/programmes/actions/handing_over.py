"""Handing over the coordination of programmes when somebody leaves (S1-31)."""

from django.db import transaction

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.followups.policies import may_hand_over
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import NotAllowed
from gensvar.programmes.queries import coordinated_by


@transaction.atomic
def hand_over_programmes(from_user: User, to_user: User, *, by: User) -> int:
    """Give all programmes under way that one person coordinates to another.

    The role stays as it is. Returns how many there were. Raises NotAllowed, and Stale.
    """
    if not may_hand_over(by, from_user):
        raise NotAllowed
    found = list(coordinated_by(from_user))
    for programme in found:
        save_if_current(programme, programme.version, {"coordinator": to_user})
        record("hand over programme", programme, by=by, after=to_user.pk)
    return len(found)
