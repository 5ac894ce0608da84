"""Letters about claims: the news and the sum, never free text, nor a meeting's name."""

from datetime import date

from gensvar.kernel import addresses
from gensvar.kernel.money import said
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest
from gensvar.notifications.writing import Message, write
from gensvar.remuneration.models import Claim


def claim_is_received(claim: Claim) -> Message:
    """Tell that a claim has come, and where one sees what becomes of it."""
    return _about(claim, "claim_is_received")


def claim_is_approved(claim: Claim) -> Message:
    """Tell that a claim is approved."""
    return _about(claim, "claim_is_approved")


def claim_is_returned(claim: Claim) -> Message:
    """Tell that a claim is sent back, by the code of the reason."""
    return _about(claim, "claim_is_returned")


def claim_is_refused(claim: Claim) -> Message:
    """Tell that a claim is refused, by the code of the reason."""
    return _about(claim, "claim_is_refused")


def _about(claim: Claim, name: str) -> Message:
    token = token_of(claim.guest)
    return write(
        f"remuneration/letters/{name}",
        kind=name.replace("_", " "),
        cause=f"claim {claim.pk}",
        key=f"{name} {claim.pk} {claim.version}",
        to=claim.email,
        language=claim.guest.language,
        claim=claim,
        total=said(claim.total),
        address=addresses.absolute(addresses.claim(token)),
        secret=token,
    )


def claim_reminder(guest: Guest, day: date, last: date) -> Message:
    """Remind somebody who came that the last day to claim is near; sent once."""
    token = token_of(guest)
    return write(
        "remuneration/letters/claim_reminder",
        kind="claim reminder",
        cause=f"meeting {guest.meeting_id}",
        key=f"claim reminder {guest.pk}",
        to=guest.email,
        language=guest.language,
        day=day,
        last=last,
        address=addresses.absolute(addresses.claim(token)),
        secret=token,
    )
