"""Organisations outside the region: found as they are spelt, or written down."""

from django.db import transaction

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.organisations.models import Organisation

LONGEST = 200


@transaction.atomic
def keep_organisation(name: str, *, by: User) -> Organisation | None:
    """Return the organisation of that name, and write it down if there is none.

    Capitals do not matter for finding it; a new one keeps its spelling. Nothing else
    is taken for the same: that is for people to say. An empty name is none. The caller
    has asked whether the person may.
    """
    spelt = " ".join(name.split())[:LONGEST]
    if not spelt:
        return None
    rows = Organisation.objects.filter(name__iexact=spelt)
    if (found := rows.order_by("pk").first()) is not None:
        return found
    made, is_new = Organisation.objects.get_or_create(
        name=spelt, defaults={"created_by": by}
    )
    if is_new:
        record("keep organisation", made, by=by)
    return made
