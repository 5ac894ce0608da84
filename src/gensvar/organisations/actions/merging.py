"""Saying that two rows are the same organisation, and taking that back.

A merging points, it moves nothing: what was said, signed or held under either name
stands where it stood. Which row stands for all follows from the mergings that hold.
"""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Merging, Organisation
from gensvar.organisations.policies import may_keep_organisations


@transaction.atomic
def merge(
    organisation: Organisation, into: Organisation, reason: str, *, by: User
) -> Merging:
    """Let `into` stand for both. Raises Invalid when they are one already."""
    if not may_keep_organisations(by):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why they are the same."), "reason")
    one, stands = _top(organisation), _top(into)
    if one.pk == stands.pk:
        raise Invalid(_("They are one organisation already."), "other")
    for row in sorted((one, stands), key=lambda row: row.pk):
        hold(row, "merged_into_id")
    if one.merged_into_id or stands.merged_into_id:
        raise Invalid(_("Somebody else has just merged one of them. Look again."))
    try:
        with transaction.atomic():
            merging = Merging.objects.create(
                organisation=one, into=stands, reason=reason.strip(), merged_by=by
            )
    except IntegrityError as already:
        raise Invalid(_("They are one organisation already."), "other") from already
    _point(family_of(one) | family_of(stands))
    record("merge organisations", stands, by=by, merged=one.pk)
    for thing in (organisation, into):
        thing.refresh_from_db(fields=["merged_into"])
    return merging


@transaction.atomic
def unmerge(merging: Merging, *, by: User) -> None:
    """Say that they are two after all; what was merged into each stays with it."""
    if not may_keep_organisations(by):
        raise NotAllowed
    family = family_of(Organisation.objects.get(pk=merging.organisation_id))
    rows = Merging.objects.filter(pk=merging.pk, undone_at__isnull=True)
    if not rows.update(undone_at=timezone.now(), undone_by=by):
        return
    _point(family)
    record("unmerge organisations", merging.into, by=by, merged=merging.organisation_id)
    merging.refresh_from_db()


def _top(organisation: Organisation) -> Organisation:
    """Return the row that stands for an organisation, as it is now."""
    rows = Organisation.objects.select_related("merged_into")
    return top_of(rows.get(pk=organisation.pk))


def _point(family: Iterable[int]) -> None:
    """Let every row of a family point at the row that stands for it, and no further."""
    steps = dict(
        Merging.objects.filter(
            organisation__in=family, undone_at__isnull=True
        ).values_list("organisation", "into")
    )
    for pk in family:
        top = pk
        while top in steps:
            top = steps[top]
        stands = top if top != pk else None
        Organisation.objects.filter(pk=pk).update(merged_into=stands)
