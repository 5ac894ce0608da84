"""What the facts of dialogues come to, year by year. Pure.

A dialogue counts in the year in which those who took part were answered; whether it
started early counts in the year it began, and a consideration in the year it was
decided. What nobody knows is None, never 0.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from gensvar.dialogues.timing import Timing

MOST_YEARS = 8


@dataclass(frozen=True)
class Told:
    """One dialogue: what it promised, what became of it, and what may be shown.

    `ratings` and `goals` are the protected figures of the dialogue itself, as they are
    shown beside it: nothing is worked out from the answers of single people.
    """

    pk: int
    number: str
    slug: str
    title: str
    body: str
    level: str = ""
    began_on: date | None = None
    timing: Timing | None = None
    closed_on: date | None = None
    answered_on: date | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)
    ratings: Mapping[str, float] = field(default_factory=dict)
    goals: Mapping[str, float] = field(default_factory=dict)

    @property
    def days(self) -> int | None:
        """Return the days from the last day to speak to the published answer."""
        if self.closed_on is None or self.answered_on is None:
            return None
        return max((self.answered_on - self.closed_on).days, 0)


@dataclass(frozen=True)
class Spread:
    """The middle of some numbers, the lowest and the highest, and of how many."""

    middle: float
    lowest: float
    highest: float
    count: int


def spread(numbers: Iterable[float | None]) -> Spread | None:
    """Return how numbers are spread; None when there are none."""
    known = sorted(number for number in numbers if number is not None)
    if not known:
        return None
    return Spread(median(known), known[0], known[-1], len(known))


@dataclass(frozen=True)
class Year:
    """One year: who was answered, what began, and what was considered."""

    year: int
    answered: tuple[Told, ...] = ()
    began: tuple[Told, ...] = ()
    considered: Mapping[str, int] = field(default_factory=dict)

    @property
    def outcomes(self) -> Counter[str]:
        """Return how many findings were taken up, partly, or not."""
        return sum((Counter(one.outcomes) for one in self.answered), Counter())

    @property
    def promises(self) -> dict[str, Counter[str]]:
        """Return, for each level that was promised, what became of the findings."""
        found: dict[str, Counter[str]] = {}
        for one in self.answered:
            found.setdefault(one.level, Counter()).update(one.outcomes)
        return dict(sorted(found.items()))

    @property
    def days(self) -> Spread | None:
        """Return how long it took from the last day to speak to the answer."""
        return spread(one.days for one in self.answered)

    @property
    def timings(self) -> Counter[Timing]:
        """Return how many began early, late, or when nobody knows."""
        return Counter(one.timing for one in self.began if one.timing)

    def rating(self, name: str) -> Spread | None:
        """Return the middle of what the dialogues show on one point."""
        return spread(one.ratings.get(name) for one in self.answered)

    def goal(self, name: str) -> Spread | None:
        """Return the middle of what the dialogues show on one goal."""
        return spread(one.goals.get(name) for one in self.answered)


def years_of(
    told: Iterable[Told], considered: Iterable[tuple[int, str, int]]
) -> list[Year]:
    """Return the years that something is known of, the latest last."""
    dialogues = list(told)
    by_year: dict[int, dict[str, int]] = {}
    for year, outcome, count in considered:
        by_year.setdefault(year, {})[outcome] = count
    found = set(by_year)
    found |= {one.answered_on.year for one in dialogues if one.answered_on}
    found |= {one.began_on.year for one in dialogues if one.began_on}
    return [
        Year(
            year,
            tuple(
                one
                for one in dialogues
                if one.answered_on and one.answered_on.year == year
            ),
            tuple(
                one for one in dialogues if one.began_on and one.began_on.year == year
            ),
            by_year.get(year, {}),
        )
        for year in sorted(found)[-MOST_YEARS:]
    ]
