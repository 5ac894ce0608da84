"""Following the calendar without an account: ask, confirm and stop."""

from gensvar.year_plans.actions.following import (
    Choice,
    confirm_calendar,
    follow_calendar,
    follower_with,
    stop_calendar,
)

__all__ = [
    "Choice",
    "confirm_calendar",
    "follow_calendar",
    "is_followed_by",
    "stop_calendar",
]


def is_followed_by(code: str) -> bool | None:
    """Say yes when a code from a letter belongs to somebody who follows."""
    return True if follower_with(code) else None
