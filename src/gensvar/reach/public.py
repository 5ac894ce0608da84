"""Whom a dialogue has reached, in plain values that everyone may read."""

from dataclasses import dataclass
from datetime import date

from gensvar.reach.comparing import Comparison
from gensvar.reach.models import ReachShown
from gensvar.reach.queries import reach_of


@dataclass(frozen=True)
class GapShown:
    """Who is missing, and what is done about it."""

    who: str
    what: str
    by_whom: str
    until_on: date
    done_on: date | None


@dataclass(frozen=True)
class ReachOfDialogue:
    """Whom a dialogue meant to reach, whom it reached, and who is missing."""

    title: str
    planned: tuple[tuple[str, str], ...]
    compared: tuple[Comparison, ...]
    gaps: tuple[GapShown, ...]
    compared_with: str


def has_reach(slug: str) -> bool:
    """Say whether everyone may read whom a dialogue has reached."""
    return ReachShown.objects.filter(dialogue__slug=slug).exists()


def reach_shown(slug: str) -> ReachOfDialogue | None:
    """Return whom a dialogue has reached, or None when it is not shown.

    Small numbers are hidden before they come here.
    """
    rows = ReachShown.objects.filter(dialogue__slug=slug).select_related("dialogue")
    row = rows.first()
    if row is None:
        return None
    reach = reach_of(row.dialogue)
    return ReachOfDialogue(
        title=row.dialogue.title,
        planned=tuple((one.name, one.how_reached) for one in reach.planned),
        compared=tuple(reach.compared),
        gaps=tuple(
            GapShown(one.who, one.what, one.by_whom, one.until_on, one.done_on)
            for one in reach.gaps
        ),
        compared_with=str(reach.table or ""),
    )
