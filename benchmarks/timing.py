"""Taking turns: our page, the bare one, our page again, so that both meet the same day.

A ratio is bare time through our time: 1 is as fast as the bare view, 0.5 half as fast.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

Act = Callable[[], None]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, what was seen, and what we aim at."""

    what: str
    seen: str
    goal: str = ""


def seconds(act: Act) -> float:
    """Return how long one act takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def ratios(bare: Act, ours: Sequence[Act], turns: int) -> list[float]:
    """Return the median throughput of each act as a share of the bare one's.

    Each turn gives a ratio of its own, from acts that ran side by side; the first
    turn, in which templates are read and addresses gathered, does not count.
    """
    seen: list[list[float]] = [[] for _act in ours]
    for turn in range(turns + 1):
        for place, act in enumerate(ours):
            baseline, own = seconds(bare), seconds(act)
            if turn:
                seen[place].append(baseline / own)
    return [median(each) for each in seen]
