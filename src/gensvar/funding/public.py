"""What the pages for everyone may ask: what support there is, and when."""

from gensvar.funding.actions.following import (
    confirm_funding,
    follow_funding,
    follower_with,
    stop_funding,
)
from gensvar.funding.calendar_file import as_ics
from gensvar.funding.queries.coming import Coming, near
from gensvar.funding.queries.opened import Opened, latest_opened
from gensvar.funding.queries.shown import (
    Support,
    Wanted,
    one_support,
    shown_days,
    shown_support,
)
from gensvar.funding.tables import as_csv, as_xlsx

__all__ = [
    "Coming",
    "Opened",
    "Support",
    "Wanted",
    "as_csv",
    "as_ics",
    "as_xlsx",
    "confirm_funding",
    "follow_funding",
    "is_followed_by",
    "latest_opened",
    "near",
    "one_support",
    "shown_days",
    "shown_support",
    "stop_funding",
]


def is_followed_by(code: str) -> bool | None:
    """Say yes when a code from a letter belongs to somebody who follows."""
    return True if follower_with(code) else None
