"""Walking the chain from the first event to the last."""

from dataclasses import dataclass

from gensvar.audit.actions import commitment, digest
from gensvar.audit.models import ChainHead, Event, EventContent


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold, and why."""

    sequence: int
    why: str


def first_break() -> Break | None:
    """Return the first place where the chain was tampered with, or None.

    Content that has been disposed of is no break: its event still stands.
    """
    previous, expected = "0" * 64, 1
    contents = {
        row.sequence: row for row in EventContent.objects.all().iterator(chunk_size=500)
    }
    for event in Event.objects.order_by("sequence").iterator(chunk_size=500):
        if event.sequence != expected:
            return Break(expected, "an event is missing")
        if event.previous != previous or digest(event) != event.digest:
            return Break(event.sequence, "an event was changed")
        said = contents.get(event.sequence)
        if said and commitment(said.salt, said.content) != event.commitment:
            return Break(event.sequence, "what an event said was changed")
        previous, expected = event.digest, expected + 1
    head = ChainHead.objects.filter(pk=1).first()
    if head and (head.sequence, head.digest) != (expected - 1, previous):
        return Break(expected, "the last events are missing")
    return None
