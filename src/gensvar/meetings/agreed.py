"""Whether the agenda is final: both sides have approved the same items. Pure."""

import hashlib
import json
from collections.abc import Iterable

from gensvar.meetings.models import AgendaApproval, AgendaItem, ItemState, Side


def on_the_agenda(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return the accepted items in their order: the agenda itself."""
    kept = [item for item in items if item.state == ItemState.ACCEPTED]
    return sorted(kept, key=lambda item: (item.position, item.pk))


def fingerprint(items: Iterable[AgendaItem]) -> str:
    """Return what tells one agenda from another: its accepted items, word for word."""
    told = [
        [
            *(item.pk, item.title, item.words, item.kind, item.influence),
            *(item.minutes, item.speaker, item.matter_id),
        ]
        for item in on_the_agenda(items)
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def sides_that_approved(
    mark: str, approvals: Iterable[AgendaApproval]
) -> dict[str, AgendaApproval]:
    """Return each side's approval of exactly this agenda."""
    return {one.side: one for one in approvals if one.fingerprint == mark}


def is_final(items: Iterable[AgendaItem], approvals: Iterable[AgendaApproval]) -> bool:
    """Say whether both sides have approved the items as they stand (S4-082)."""
    kept = list(items)
    if not on_the_agenda(kept):
        return False
    return set(sides_that_approved(fingerprint(kept), approvals)) == set(Side.values)


def minutes_of(items: Iterable[AgendaItem]) -> int:
    """Return how many minutes the agenda takes, as far as anyone has said."""
    return sum(item.minutes or 0 for item in on_the_agenda(items))
