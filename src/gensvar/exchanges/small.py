"""Numbers of people: fewer than five are never told, nor to be worked out. Pure."""

from collections.abc import Mapping

FEWEST = 5
FEWEST_HIDDEN = 10


def told(people: int) -> int | None:
    """Return a number of people, or None when they are too few to tell."""
    return people if people == 0 or people >= FEWEST else None


def total_of(people: Mapping[int, int]) -> int | None:
    """Return how many there are in all, unless that gives away a hidden number.

    At least two numbers must be hidden, and be so large together that none of them
    can be worked out.
    """
    hidden = [number for number in people.values() if 0 < number < FEWEST]
    is_safe = not hidden or (len(hidden) >= 2 and sum(hidden) >= FEWEST_HIDDEN)
    return sum(people.values()) if is_safe else None
