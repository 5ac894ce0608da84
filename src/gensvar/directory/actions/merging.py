"""Merging two organisations so that everyone who keeps a page of theirs is told."""

from django.db import transaction

from gensvar.accounts.models import User
from gensvar.directory.merged_letters import they_are_one
from gensvar.directory.models import Keeper, KeeperState
from gensvar.notifications.actions import send
from gensvar.organisations.actions.merging import merge, unmerge
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Merging, Organisation


@transaction.atomic
def merge_organisations(
    organisation: Organisation, into: Organisation, reason: str, *, by: User
) -> Merging:
    """Let one name stand for both, and tell those who keep a page of either."""
    merging = merge(organisation, into, reason, by=by)
    _tell(merging, family_of(merging.into))
    return merging


@transaction.atomic
def unmerge_organisations(merging: Merging, *, by: User) -> None:
    """Say that they are two after all, and tell those who keep a page of either."""
    if merging.undone_at is not None:
        return
    family = family_of(Organisation.objects.get(pk=merging.organisation_id))
    unmerge(merging, by=by)
    _tell(merging, family)


def _tell(merging: Merging, family: frozenset[int]) -> None:
    keepers = Keeper.objects.filter(
        organisation__in=family, state=KeeperState.APPROVED, email__gt=""
    )
    rows = keepers.select_related("organisation").order_by("pk")
    send([they_are_one(keeper, merging) for keeper in rows])
