"""Deciding on claims: approve, send back, refuse; never one's own."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.notifications.actions import Message, send
from gensvar.remuneration.messages import (
    claim_is_approved,
    claim_is_refused,
    claim_is_returned,
)
from gensvar.remuneration.models import Claim, ClaimState, Return
from gensvar.remuneration.policies import may_decide_claim

LETTERS = {
    ClaimState.APPROVED: claim_is_approved,
    ClaimState.RETURNED: claim_is_returned,
    ClaimState.REFUSED: claim_is_refused,
}


@transaction.atomic
def approve_claim(claim: Claim, seen_version: int, *, by: User) -> None:
    """Approve a claim as it was sent. Raises NotAllowed, and Stale if it has moved."""
    _decide(claim, seen_version, ClaimState.APPROVED, by=by)
    record("approve claim", claim, by=by, total=claim.total)


@transaction.atomic
def return_claim(
    claim: Claim, seen_version: int, reason: str, words: str = "", *, by: User
) -> None:
    """Send a claim back to be corrected; the words stand on the person's page only."""
    _check(reason, words)
    _decide(claim, seen_version, ClaimState.RETURNED, by=by, reason=reason, words=words)
    record("return claim", claim, by=by, reason=reason)


@transaction.atomic
def refuse_claim(
    claim: Claim, seen_version: int, reason: str, words: str = "", *, by: User
) -> None:
    """Refuse a claim for good; the words stand on the person's page only."""
    _check(reason, words)
    _decide(claim, seen_version, ClaimState.REFUSED, by=by, reason=reason, words=words)
    record("refuse claim", claim, by=by, reason=reason)


def _check(reason: str, words: str) -> None:
    if reason not in Return.values:
        raise Invalid(_("Choose why."), "reason")
    if reason == Return.OTHER and not words.strip():
        raise Invalid(_("Write why."), "words")


def _decide(
    claim: Claim,
    seen_version: int,
    state: ClaimState,
    *,
    by: User,
    reason: str = "",
    words: str = "",
) -> None:
    if not may_decide_claim(by, claim):
        raise NotAllowed
    rows = Claim.objects.filter(
        pk=claim.pk, state=ClaimState.SENT, version=seen_version
    )
    if not rows.update(
        state=state,
        reason=reason,
        reason_words=words.strip(),
        decided_by=by,
        decided_at=timezone.now(),
        version=F("version") + 1,
    ):
        raise Stale
    claim.refresh_from_db()
    send([_letter(claim)])


def _letter(claim: Claim) -> Message:
    return LETTERS[ClaimState(claim.state)](claim)
