"""Organisations outside the region: found as they are spelt, or written down."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid
from gensvar.organisations.models import Organisation
from gensvar.organisations.naming import organisation_named, tidy

__all__ = ["keep_organisation", "write_down"]


@transaction.atomic
def keep_organisation(name: str, *, by: User) -> Organisation | None:
    """Return the organisation that a name means, and write it down if there is none.

    Found are the name itself, the spellings that somebody has noted, and what differs
    only in capitals, dashes and the like; returned is the row that stands for all. A
    new one keeps its spelling. Nothing else is taken for the same: that is for people
    to say. An empty name is none. The caller has asked whether the person may.
    """
    found = organisation_named(name)
    if found is not None or not tidy(name):
        return found
    return write_down(name, by=by)


@transaction.atomic
def write_down(name: str, *, by: User) -> Organisation:
    """Write down an organisation that nobody has named before, spelt as it is.

    Raises Invalid for a name without letters.
    """
    spelt = tidy(name)
    if not spelt:
        raise Invalid(_("Write what the organisation is called."), "name")
    made, is_new = Organisation.objects.get_or_create(
        name=spelt, defaults={"created_by": by}
    )
    if is_new:
        record("keep organisation", made, by=by)
    return made
