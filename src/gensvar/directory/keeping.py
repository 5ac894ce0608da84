"""What the own side of an organisation shows of those who keep its page."""

from dataclasses import dataclass
from datetime import datetime

from gensvar.directory.keepers import KeeperPage
from gensvar.directory.models import Keeper, KeeperState

SEEN = (KeeperState.CONFIRMED, KeeperState.APPROVED)


@dataclass(frozen=True)
class KeeperRow:
    """One who keeps the page, or has asked to."""

    pk: int
    name: str
    is_approved: bool
    is_me: bool
    asked_at: datetime
    is_objected_to: bool


def keepers_beside(mine: KeeperPage) -> list[KeeperRow]:
    """Return who keeps the page, and who has confirmed an address and waits.

    Addresses are told to nobody, not even to each other.
    """
    rows = Keeper.objects.filter(organisation__in=mine.family, state__in=SEEN)
    return [
        KeeperRow(
            row.pk,
            row.name,
            row.state == KeeperState.APPROVED,
            row.pk == mine.keeper.pk,
            row.asked_at,
            row.objected_at is not None,
        )
        for row in rows.order_by("asked_at", "pk")
    ]


def keeper_beside(mine: KeeperPage, pk: int) -> Keeper | None:
    """Return somebody of the same organisation, or nothing."""
    rows = Keeper.objects.filter(organisation__in=mine.family, state__in=SEEN)
    return rows.filter(pk=pk).first()
