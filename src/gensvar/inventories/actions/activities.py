"""The list of core activities: the usual ones, and those of one's own (S1-08)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.inventories.models import ActivityCode, CoreActivity
from gensvar.inventories.models.activities import DEFAULTS
from gensvar.inventories.policies import bodies_asked, may_keep_inventories
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme


def give_activities(programme: Programme) -> None:
    """Give a programme the usual list, unless it has a list already."""
    hold(programme)
    if CoreActivity.objects.filter(programme=programme).exists():
        return
    CoreActivity.objects.bulk_create(
        CoreActivity(programme=programme, code=code, order=place)
        for place, code in enumerate(DEFAULTS)
    )


@transaction.atomic
def add_activity(programme: Programme, name: str, *, by: User) -> CoreActivity:
    """Add a core activity of one's own to the list. Raises Invalid."""
    if not may_keep_inventories(by, programme):
        raise NotAllowed
    give_activities(programme)
    said = " ".join(name.split())
    if not said:
        raise Invalid(_("Write what the activity is called."), "name")
    known = list(CoreActivity.objects.filter(programme=programme))
    if said.casefold() in {str(one).casefold() for one in known}:
        raise Invalid(_("This activity is on the list already."), "name")
    row = CoreActivity.objects.create(
        programme=programme, code=ActivityCode.OWN, name=said, order=len(known)
    )
    record("add core activity", programme, by=by, activity=row.pk)
    return row


@transaction.atomic
def set_activity_body(activity: CoreActivity, body: Body | None, *, by: User) -> None:
    """Say which administration answers for a core activity: it is invited for it."""
    programme = activity.programme
    if not may_keep_inventories(by, programme):
        raise NotAllowed
    if body is not None and body not in bodies_asked(programme):
        raise Invalid(_("This administration does not take part."), "body")
    activity.body = body
    activity.save(update_fields=["body"])
    record("set activity body", programme, by=by, activity=activity.pk)


@transaction.atomic
def take_activity(activity: CoreActivity, *, by: User) -> None:
    """Take a core activity off the list, or put it back; its wishes stay."""
    if not may_keep_inventories(by, activity.programme):
        raise NotAllowed
    activity.withdrawn_on = None if activity.withdrawn_on else today()
    activity.save(update_fields=["withdrawn_on"])
    record("take core activity", activity.programme, by=by, activity=activity.pk)
