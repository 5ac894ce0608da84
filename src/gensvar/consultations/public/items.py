"""How what was said at a meeting was considered, for those who may read its notes."""

from dataclasses import dataclass
from datetime import date

from gensvar.consultations.models import Considered, ConsultationItem
from gensvar.meetings.models import ItemState


@dataclass(frozen=True)
class ConsideredItem:
    """An item, and how it was considered in the words of the authority."""

    title: str
    considered: str
    words: str
    day: date | None
    decision: str


def considered_at(public_id: str) -> list[ConsideredItem]:
    """Return what has been told of a meeting's items, in the order of its agenda.

    An item that somebody has written about and not told of stays out (`told_at`).
    """
    rows = (
        ConsultationItem.objects.filter(
            item__meeting__public_id=public_id,
            item__state=ItemState.ACCEPTED,
            told_at__isnull=False,
        )
        .select_related("item", "decision__body")
        .order_by("item__position", "item__pk")
    )
    return [
        ConsideredItem(
            row.item.title,
            str(Considered(row.considered).label),
            row.considered_words,
            row.considered_on,
            str(row.decision or ""),
        )
        for row in rows
    ]
