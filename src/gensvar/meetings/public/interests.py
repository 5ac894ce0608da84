"""A declared interest on the guest's own page, and what others who come may know."""

from dataclasses import dataclass

from gensvar.meetings.actions.interests import (
    Interest,
    declare_interest,
    may_declare,
)
from gensvar.meetings.actions.voices import SILENT
from gensvar.meetings.interests import Told, choices_of
from gensvar.meetings.interests import told_of as _told_of
from gensvar.meetings.models import DeclaredInterest, Guest, Tells

__all__ = ["Told", "choices_of", "declare", "interest_of", "may_declare"]


@dataclass(frozen=True)
class InterestSeen:
    """What a guest has said, for the guest alone."""

    says: str = ""
    words: str = ""
    items: tuple[int, ...] = ()
    tells: tuple[str, ...] = ()


def interest_of(guest: Guest) -> InterestSeen:
    """Return what a guest has said; nothing is as good an answer as any."""
    row = DeclaredInterest.objects.filter(guest=guest).first()
    if row is None:
        return InterestSeen()
    return InterestSeen(row.says, row.words, tuple(row.items), tuple(row.tells))


def declare(guest: Guest, said: Interest) -> None:
    """Keep what a guest says, or take it back. Raises Invalid and NotYet."""
    declare_interest(guest, said)


def told_beside_the_agenda(guest: Guest) -> tuple[Told, ...]:
    """Return what a guest who takes part may know of the interests of others."""
    return () if guest.state in SILENT else _told_of(guest.meeting, Tells.AGENDA)
