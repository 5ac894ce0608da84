"""How much an idea is stressed: by other tables, never as a count of votes."""

STRESSED, STRESSED_MUCH = 1, 2
MANY = 3


def emphasis(other_tables: int, marked: int = 0) -> int:
    """Return 0, 1 (!) or 2 (!!) for an idea that so many other tables stressed.

    One or two others give (!), three or more (!!): S4-016 keeps two degrees, since a
    number beside an idea is soon read as a vote, which it is not. `marked` is what
    stood on paper, where nobody wrote down which tables it was; the higher holds.
    """
    counted = STRESSED_MUCH if other_tables >= MANY else min(other_tables, STRESSED)
    return max(counted, min(marked, STRESSED_MUCH))
