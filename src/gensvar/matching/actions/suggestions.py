"""Not wanting to see a suggestion, and wanting to see it after all."""

from django.db import transaction

from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.kernel.errors import NotAllowed
from gensvar.matching.models import Dismissal, Listing
from gensvar.matching.policies import is_own


@transaction.atomic
def dismiss_suggestion(own: Listing, other: Listing, *, by: KeeperPage) -> None:
    """Hide a suggestion from one's own list; the other side never knows."""
    if not is_own(own, by):
        raise NotAllowed
    row, is_new = Dismissal.objects.get_or_create(
        own=own, other=other, defaults={"organisation": by.organisation}
    )
    if is_new:
        record("dismiss suggestion", row, keeper=by.keeper.pk)


@transaction.atomic
def show_suggestion_again(own: Listing, other: Listing, *, by: KeeperPage) -> None:
    """Undo that a suggestion was hidden; again changes nothing."""
    if not is_own(own, by):
        raise NotAllowed
    row = Dismissal.objects.filter(own=own, other=other).first()
    if row is not None:
        record("show suggestion again", row, keeper=by.keeper.pk)
        row.delete()
