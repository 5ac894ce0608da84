"""Counting who was asked, who came and what was reported: never added up. Pure.

People are not organisations, who was registered is not who came, and neither is what
somebody said afterwards (S4-004, S4-005).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gensvar.meetings.models import GuestState


@dataclass(frozen=True)
class Counted:
    """What is counted of one guest."""

    state: str
    organisation: int | None
    has_come: bool
    is_walk_in: bool = False


@dataclass(frozen=True)
class Counts:
    """Persons and organisations, apart."""

    asked: int
    unanswered: int
    coming: int
    coming_organisations: int
    declined: int
    waiting: int
    present: int
    present_organisations: int
    walk_ins: int
    absent: int


def count(guests: Iterable[Counted]) -> Counts:
    """Count guests; who was withdrawn and has not come is nowhere."""
    rows = [one for one in guests if one.state != GuestState.WITHDRAWN or one.has_come]
    coming = [one for one in rows if one.state == GuestState.ACCEPTED]
    present = [one for one in rows if one.has_come]
    in_line = (GuestState.WAITING, GuestState.OFFERED)
    return Counts(
        asked=sum(not one.is_walk_in for one in rows),
        unanswered=sum(
            one.state == GuestState.INVITED and not one.is_walk_in for one in rows
        ),
        coming=len(coming),
        coming_organisations=_organisations(coming),
        declined=sum(one.state == GuestState.DECLINED for one in rows),
        waiting=sum(one.state in in_line for one in rows),
        present=len(present),
        present_organisations=_organisations(present),
        walk_ins=sum(one.is_walk_in for one in present),
        absent=sum(not one.has_come for one in coming),
    )


def _organisations(rows: Iterable[Counted]) -> int:
    return len({one.organisation for one in rows} - {None})
