"""The letters about finding each other: without anybody's words or contact."""

from typing import Any

from gensvar.directory.keepers import token_of
from gensvar.directory.models import Keeper, KeeperState
from gensvar.kernel import addresses
from gensvar.matching.models import (
    Introduction,
    IntroductionState,
    Listing,
    ListingState,
)
from gensvar.notifications.models import Letter
from gensvar.notifications.writing import Message, write

ASKED, ANSWERED, ENDS = "introduction asked", "introduction answer", "listing ends"


def introduction_address(token: str, pk: int) -> str:
    """Return where the own side shows one introduction."""
    return f"/forening/{token}/motas/kontakt/{pk}/"


def listing_address(token: str, public_id: str) -> str:
    """Return where the own side shows one of its listings."""
    return f"/forening/{token}/motas/egen/{public_id}/"


def asked(row: Introduction, keepers: list[Keeper]) -> list[Message]:
    """Tell those who speak for an organisation that somebody wants to meet it."""
    return [
        _letter(
            "asked",
            ASKED,
            f"{row.pk} {keeper.pk}",
            keeper,
            introduction_address(token_of(keeper), row.pk),
            cause=f"introduction {row.pk}",
        )
        for keeper in keepers
    ]


def answered(row: Introduction) -> list[Message]:
    """Tell who has asked what came of it; a no is told without a reason."""
    keeper = row.asked_by
    if keeper.state != KeeperState.APPROVED:
        return []
    return [
        _letter(
            "answered",
            ANSWERED,
            f"{row.pk}",
            keeper,
            introduction_address(token_of(keeper), row.pk),
            cause=f"introduction {row.pk}",
            is_yes=row.state == IntroductionState.ACCEPTED,
            is_no=row.state == IntroductionState.DECLINED,
        )
    ]


def ends_soon(listing: Listing, keepers: list[Keeper]) -> list[Message]:
    """Ask whether a listing is to stand longer."""
    return [
        _letter(
            "ends",
            ENDS,
            f"{listing.pk} {listing.until} {keeper.pk}",
            keeper,
            listing_address(token_of(keeper), listing.public_id),
            cause=f"listing {listing.pk}",
            day=listing.until,
        )
        for keeper in keepers
    ]


def _letter(
    template: str,
    kind: str,
    key: str,
    keeper: Keeper,
    address: str,
    *,
    cause: str,
    **facts: Any,
) -> Message:
    # Any: what the letter's template shows.
    return write(
        f"matching/letters/{template}",
        kind=kind,
        key=f"{kind} {key}",
        to=keeper.email,
        language=keeper.language,
        cause=cause,
        secret=token_of(keeper),
        address=addresses.absolute(address),
        **facts,
    )


def still_waits(letter: Letter) -> bool:
    """Say whether an introduction still waits when the letter's turn comes."""
    pk = letter.key.removeprefix(f"{ASKED} ").split(" ")[0]
    rows = Introduction.objects.filter(pk=pk, state=IntroductionState.WAITING)
    return rows.exists()


def still_ends(letter: Letter) -> bool:
    """Say whether a listing still stands and ends on the day that the letter says."""
    pk, until = letter.key.removeprefix(f"{ENDS} ").split(" ")[:2]
    rows = Listing.objects.filter(pk=pk, until=until, state=ListingState.OPEN)
    return rows.exists()


STILL_WANTED = {ASKED: still_waits, ENDS: still_ends}
