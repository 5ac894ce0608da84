"""Ballots that rank options, read in every honest way, with exact arithmetic.

A ballot gives each option a place, 1 being the first. It may leave options out, and
may give several the same place: it is stored as it was cast and never repaired. The
readings differ in how they treat such ballots; that is why they stand side by side.

Sources: mid-ranks as in Kendall, Rank Correlation Methods (1948); the Borda count
(1784) with averaged points for ties; pairwise majorities after Condorcet (1785).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

Ballot = Mapping[str, int]
Scores = dict[str, Fraction]
Order = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Duel:
    """Two options against each other: ballots for either, and ballots for neither."""

    one: str
    other: str
    for_one: int
    for_other: int
    ties: int

    @property
    def winner(self) -> str:
        """Return the option that more ballots put first; empty when it is even."""
        if self.for_one == self.for_other:
            return ""
        return self.one if self.for_one > self.for_other else self.other


@dataclass(frozen=True)
class Reading:
    """One way to count: a score for each option, and the order that follows.

    `method` is `mean`, `median`, `mid_rank`, `borda` or `pairwise`. `scores` holds only
    the options that any counted ballot has placed; the others come last, together.
    """

    method: str
    scores: Scores
    order: Order

    @property
    def first(self) -> tuple[str, ...]:
        """Return who comes first: several when they stand even, none without votes."""
        return self.order[0] if self.scores else ()


@dataclass(frozen=True)
class Account:
    """The same ballots in every reading, and in how far the order depends on it.

    `depends` is `on_nothing`, `on_incomplete` (the methods agree among complete ballots
    and among all, but not with each other), `on_method`, `on_both` or `no_ballots`.
    """

    options: tuple[str, ...]
    ballots: int
    complete: int
    every_ballot: tuple[Reading, ...]
    complete_only: tuple[Reading, ...]
    duels: tuple[Duel, ...]
    depends: str


def is_complete(ballot: Ballot, options: Sequence[str]) -> bool:
    """Say whether a ballot gives each option a place of its own, from 1 and on."""
    return sorted(ballot.values()) == list(range(1, len(options) + 1)) and set(
        ballot
    ) == set(options)


def mid_ranks(ballot: Ballot) -> Scores:
    """Return the places of a ballot; ties share the mean of the places they fill."""
    ranks: Scores = {}
    taken = 0
    for place in sorted(set(ballot.values())):
        names = [name for name, given in ballot.items() if given == place]
        shared = taken + Fraction(len(names) + 1, 2)
        ranks.update(dict.fromkeys(names, shared))
        taken += len(names)
    return ranks


def account(options: Sequence[str], ballots: Sequence[Ballot]) -> Account:
    """Read ballots in every way.

    Raises ValueError when options repeat or a ballot places an option that is not one.
    """
    if len(set(options)) != len(options):
        raise ValueError("an option is named twice")
    if any(set(ballot) - set(options) for ballot in ballots):
        raise ValueError("a ballot places an option that is not one")
    cast = [ballot for ballot in ballots if ballot]
    whole = [ballot for ballot in cast if is_complete(ballot, options)]
    everything, complete = readings(options, cast), readings(options, whole)
    return Account(
        tuple(options),
        len(cast),
        len(whole),
        everything,
        complete,
        tuple(duels(options, cast)),
        _depends(everything, complete if whole else everything, bool(cast)),
    )


def readings(options: Sequence[str], ballots: Sequence[Ballot]) -> tuple[Reading, ...]:
    """Return every reading of some ballots, always in the same order of methods."""
    return tuple(
        Reading(
            method, scores := score(options, ballots), _order(options, scores, sign)
        )
        for method, score, sign in METHODS
    )


def duels(options: Sequence[str], ballots: Sequence[Ballot]) -> Iterator[Duel]:
    """Yield every pair of options; only ballots that place both are counted."""
    for one, other in combinations(options, 2):
        both = [b for b in ballots if one in b and other in b]
        for_one = sum(b[one] < b[other] for b in both)
        for_other = sum(b[one] > b[other] for b in both)
        yield Duel(one, other, for_one, for_other, len(both) - for_one - for_other)


def _means(options: Sequence[str], ballots: Sequence[Ballot]) -> Scores:
    return _each(options, ballots, lambda values: Fraction(sum(values), len(values)))


def _medians(options: Sequence[str], ballots: Sequence[Ballot]) -> Scores:
    return _each(options, ballots, _median)


def _each(
    options: Sequence[str],
    ballots: Sequence[Ballot],
    score: Callable[[Sequence[int]], Fraction],
) -> Scores:
    given = {name: [b[name] for b in ballots if name in b] for name in options}
    return {name: score(values) for name, values in given.items() if values}


def _median(values: Sequence[int]) -> Fraction:
    ranked, middle = sorted(values), len(values) // 2
    if len(values) % 2:
        return Fraction(ranked[middle])
    return Fraction(ranked[middle - 1] + ranked[middle], 2)


def _mid_rank_means(options: Sequence[str], ballots: Sequence[Ballot]) -> Scores:
    ranks = [mid_ranks(ballot) for ballot in ballots]
    found = {name: [r[name] for r in ranks if name in r] for name in options}
    return {
        name: sum(values, Fraction()) / len(values)
        for name, values in found.items()
        if values
    }


def _borda(options: Sequence[str], ballots: Sequence[Ballot]) -> Scores:
    """Points: one for each option placed lower; a place left out shares the rest."""
    scores: Scores = dict.fromkeys(options, Fraction()) if ballots else {}
    for ballot in ballots:
        ranks = mid_ranks(ballot)
        left = [name for name in options if name not in ballot]
        last = len(ballot) + Fraction(len(left) + 1, 2)
        for name in options:
            scores[name] += len(options) - ranks.get(name, last)
    return scores


def _pairwise(options: Sequence[str], ballots: Sequence[Ballot]) -> Scores:
    """Points: one for each option that it beats, a half where they stand even."""
    scores: Scores = dict.fromkeys(options, Fraction()) if ballots else {}
    if not ballots:
        return scores
    for duel in duels(options, ballots):
        if duel.winner:
            scores[duel.winner] += 1
            continue
        scores[duel.one] += Fraction(1, 2)
        scores[duel.other] += Fraction(1, 2)
    return scores


def _order(options: Sequence[str], scores: Scores, sign: int) -> Order:
    places = sorted(set(scores.values()), key=lambda value: sign * value)
    groups = [
        tuple(name for name in options if scores.get(name) == place) for place in places
    ]
    unplaced = tuple(name for name in options if name not in scores)
    return (*groups, *([unplaced] if unplaced else []))


Score = Callable[[Sequence[str], Sequence[Ballot]], Scores]
# Method, how it scores, and whether a low score (1) or a high one (-1) comes first.
METHODS: tuple[tuple[str, Score, int], ...] = (
    ("mean", _means, 1),
    ("median", _medians, 1),
    ("mid_rank", _mid_rank_means, 1),
    ("borda", _borda, -1),
    ("pairwise", _pairwise, -1),
)


def _depends(
    everything: Sequence[Reading], complete: Sequence[Reading], has_ballots: bool
) -> str:
    """Say what the first place depends on.

    The median is left out: with few options it stands even more often than it tells.
    """
    if not has_ballots:
        return "no_ballots"
    all_first = {r.first for r in everything if r.method != "median"}
    complete_first = {r.first for r in complete if r.method != "median"}
    on_method = len(all_first) > 1 or len(complete_first) > 1
    on_incomplete = all_first != complete_first
    return {
        (False, False): "on_nothing",
        (False, True): "on_incomplete",
        (True, False): "on_method",
        (True, True): "on_both",
    }[on_method, on_incomplete]
