"""Means of a few scores, shown so that nobody's own score can be worked out.

A mean is shown in halves, and at the ends as "or more" and "or less". The next mean
is shown only when at least five new scores have come, and only if what is shown then,
beside what was shown before, leaves it open what each of them was.
"""

STEP = 5
LOW, HIGH = 1, 5
LOWEST, HIGHEST = 1.5, 4.5


def shown_mean(total: int, count: int) -> float:
    """Return the mean of scores from 1 to 5 as it is shown."""
    return min(max(round(2 * total / count) / 2, LOWEST), HIGHEST)


def shown_count(count: int) -> int:
    """Return a number of people as it is shown: in fives, never too many."""
    return count // STEP * STEP


def may_be_shown(total: int, count: int, before: tuple[int, int] = (0, 0)) -> bool:
    """Say whether a sum of scores may be shown after an earlier sum (total, count).

    It depends on what is shown and on nothing else, so that waiting tells nothing.
    """
    old_total, old_count = before
    new_count = count - old_count
    if new_count < STEP:
        return False
    if not old_count:
        return True
    after = _possible(shown_mean(total, count), count)
    earlier = _possible(shown_mean(old_total, old_count), old_count)
    new = range(
        max(after[0] - earlier[-1], LOW * new_count),
        min(after[-1] - earlier[0], HIGH * new_count) + 1,
    )
    old = range(
        max(after[0] - HIGH * new_count, earlier[0]),
        min(after[-1] - LOW * new_count, earlier[-1]) + 1,
    )
    return _leaves_open(new, new_count) and _leaves_open(old, old_count)


def _possible(value: float, count: int) -> list[int]:
    """Return the sums that are shown as a value."""
    return [
        total
        for total in range(LOW * count, HIGH * count + 1)
        if shown_mean(total, count) == value
    ]


def _leaves_open(totals: range, count: int) -> bool:
    """Say whether a sum is possible in which not everyone gave 1, or everyone 5."""
    return any(total not in {LOW * count, HIGH * count} for total in totals)
