"""Handing over the material that somebody who leaves was to bring to meetings."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import Material
from gensvar.meetings.waiting import material_waits_for
from gensvar.organisations.policies import may_administer


@transaction.atomic
def hand_over_material(from_user: User, to_user: User, *, by: User) -> int:
    """Let another person bring what one was to bring; return how much there was.

    Raises NotAllowed, and Invalid when both are the same.
    """
    if by != from_user and not may_administer(by):
        raise NotAllowed
    if from_user == to_user:
        raise Invalid(_("Choose somebody else."), "to_user")
    waiting = list(material_waits_for(from_user))
    rows = Material.objects.filter(pk__in=[one.pk for one in waiting])
    rows.update(owner=to_user, owner_name="")
    for one in waiting:
        record("change material", one, by=by, fields=["owner"])
    return len(waiting)
