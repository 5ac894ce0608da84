"""Writing down an organisation that is not known yet."""

from django.db import transaction

from gensvar.accounts.models import User
from gensvar.kernel.errors import NotAllowed
from gensvar.organisations.actions.parties import write_down
from gensvar.organisations.models import Organisation
from gensvar.organisations.policies import may_keep_organisations


@transaction.atomic
def register_organisation(name: str, kind: str, *, by: User) -> Organisation:
    """Write down an organisation; one with exactly this name is the one we know."""
    if not may_keep_organisations(by):
        raise NotAllowed
    before = Organisation.objects.filter(name=name).exists()
    made = write_down(name, by=by)
    if not before and made.kind != kind:
        made.kind = kind
        made.save(update_fields=["kind"])
    return made
