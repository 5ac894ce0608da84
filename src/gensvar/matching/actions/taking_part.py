"""Taking part in finding each other, and leaving."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matching.actions.closing import close_waiting
from gensvar.matching.models import (
    Introduction,
    IntroductionState,
    Listing,
    ListingState,
    Participant,
)
from gensvar.matching.policies import may_see_matching
from gensvar.matching.queries import LIVE, is_shut_out, takes_part
from gensvar.organisations.families import family_of


@transaction.atomic
def take_part(mine: KeeperPage) -> None:
    """Switch finding each other on for an organisation; again changes nothing."""
    if is_shut_out(mine.family):
        raise Invalid(_("The region has closed this for your organisation."))
    if takes_part(mine.family):
        return
    row, _is_new = Participant.objects.update_or_create(
        organisation=mine.organisation,
        defaults={"since": today(), "joined_by": mine.keeper, "left_at": None},
    )
    record("take part in matching", row, keeper=mine.keeper.pk)


@transaction.atomic
def leave_matching(mine: KeeperPage) -> None:
    """Switch it off: listings are taken back, what waits ends."""
    rows = Participant.objects.filter(organisation_id__in=mine.family)
    for row in rows.filter(left_at__isnull=True):
        row.left_at = timezone.now()
        row.save(update_fields=["left_at"])
        record("leave matching", row, keeper=mine.keeper.pk)
    _take_everything_back(mine.family)


def _take_everything_back(family: Iterable[int]) -> None:
    """Take back all listings of an organisation, and end what waits on both sides.

    The listings first: who asks about one of them holds it, and so comes before or
    after, never between.
    """
    own = Listing.objects.filter(organisation_id__in=family, state__in=LIVE)
    own.update(state=ListingState.TAKEN_BACK)
    waiting = Introduction.objects.filter(state=IntroductionState.WAITING)
    close_waiting(waiting.filter(asker_id__in=family), IntroductionState.WITHDRAWN)
    close_waiting(
        waiting.filter(listing__organisation_id__in=family), IntroductionState.ENDED
    )


@transaction.atomic
def shut_out(participant: Participant, *, by: User) -> None:
    """Close finding each other for an organisation that was reported."""
    _check(by)
    participant.shut_out_at = timezone.now()
    participant.save(update_fields=["shut_out_at"])
    _take_everything_back(family_of(participant.organisation))
    record("shut out of matching", participant, by=by)


@transaction.atomic
def let_in_again(participant: Participant, *, by: User) -> None:
    """Open it again; the organisation chooses itself whether to take part."""
    _check(by)
    participant.shut_out_at, participant.left_at = None, timezone.now()
    participant.save(update_fields=["shut_out_at", "left_at"])
    record("let into matching again", participant, by=by)


def _check(by: User) -> None:
    if not may_see_matching(by):
        raise NotAllowed
