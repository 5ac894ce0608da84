"""The chair goes round between the two sides (S4-088). Pure: no database.

Whose turn it is depends only on how many meetings came before. An exception therefore
never shifts the order: after it, the chair is where it would have been anyway.
"""

from collections.abc import Iterable

from gensvar.meetings.models import Side


def other(side: str) -> str:
    """Return the side across the table."""
    return Side.OTHER if side == Side.REGION else Side.REGION


def turn(first: str, before: int) -> str:
    """Return whose turn it is to chair when `before` meetings come before this one."""
    return other(first) if before % 2 else first


def turns(first: str, chaired: Iterable[str]) -> list[tuple[str, bool]]:
    """Return whose turn each meeting was, and whether another side was in the chair.

    `chaired` says in order who chaired; an empty word means that nobody is named yet.
    """
    found = []
    for before, side in enumerate(chaired):
        due = turn(first, before)
        found.append((due, bool(side) and side != due))
    return found
