"""Showing what organisations offer, saying no, and calling it off."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.actions.offering import STANDING, must_keep
from gensvar.exchanges.messages import changed, decided
from gensvar.exchanges.models import Offer, OfferState
from gensvar.exchanges.policies import may_confirm
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notifications.actions import send


@transaction.atomic
def show(offer: Offer, *, by: User, seen: int | None = None) -> None:
    """Let everyone see what an organisation offers, and tell it.

    Raises Stale when the organisation has changed it since the version `seen`.
    """
    if may_confirm(by):
        hold(offer, "version")
        if seen not in {None, offer.version}:
            raise Stale
    _decide(offer, OfferState.SHOWN, by=by)
    record("show exchange", offer, by=by)


@transaction.atomic
def decline(offer: Offer, reason: str, *, by: User) -> None:
    """Say no with a reason, which the organisation reads on its page."""
    if not reason.strip():
        raise Invalid(_("Write why not."), "reason")
    _decide(offer, OfferState.DECLINED, by=by, reason=reason.strip())
    record("decline exchange", offer, by=by)


def _decide(offer: Offer, state: OfferState, *, by: User, reason: str = "") -> None:
    if not may_confirm(by):
        raise NotAllowed
    hold(offer, "state")
    if offer.state != OfferState.OFFERED:
        raise NotYet([_("an invitation that waits to be confirmed")])
    offer.state, offer.reason = state, reason
    offer.decided_by, offer.decided_at = by, timezone.now()
    offer.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    send(decided(offer))


@transaction.atomic
def cancel(
    offer: Offer, *, by: User | None = None, mine: KeeperPage | None = None
) -> None:
    """Call it off, and tell everyone who was to come; again changes nothing."""
    must_keep(offer, by=by, mine=mine)
    hold(offer, "state")
    if offer.state not in STANDING:
        return
    offer.state, offer.cancelled_at = OfferState.CANCELLED, timezone.now()
    offer.version += 1
    offer.save(update_fields=["state", "cancelled_at", "version"])
    record("cancel exchange", offer, by=by)
    rows = offer.places.filter(left_at__isnull=True)
    send(changed(offer, rows.select_related("offer", "user")))
