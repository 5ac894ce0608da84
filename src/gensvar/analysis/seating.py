"""Seating that lets people meet as many others as possible, round after round.

People sit at tables of nearly equal size. Two things are wished for: that those who
belong together (one organisation) sit apart, and that a pair that has met does not meet
again while others have not. Both are counted in the same currency, so that a seating
can be compared with another and explained.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

# To sit with one's own costs as much as to meet the same person this many times more.
OWN = 3
TRIES = 12
Table = tuple[str, ...]
Round = tuple[Table, ...]
Pair = frozenset[str]


@dataclass(frozen=True)
class Seating:
    """Rounds of tables, and what they give.

    `met` counts the pairs that sit together at least once, `possible` all pairs, and
    `with_own` the times that two of the same organisation share a table.
    """

    rounds: tuple[Round, ...]
    met: int
    possible: int
    with_own: int


def seat(
    people: Mapping[str, str], tables: int, rounds: int, *, seed: int = 0
) -> Seating:
    """Seat people, given as key and organisation, at tables for some rounds.

    The same people, tables, rounds and seed give the same seating. An empty
    organisation belongs with nobody. Raises ValueError when there are fewer than one
    table or round, or more tables than people.
    """
    if tables < 1 or rounds < 1:
        raise ValueError("there must be a table and a round")
    if tables > len(people):
        raise ValueError("there are more tables than people")
    chance = Random(seed)  # noqa: S311 -- a seating is no secret
    met: Counter[Pair] = Counter()
    seated: list[Round] = []
    for _ in range(rounds):
        one = _round(people, tables, met, chance)
        seated.append(one)
        met.update(_pairs(one))
    return Seating(
        tuple(seated),
        len(met),
        len(people) * (len(people) - 1) // 2,
        sum(_are_own(people, *pair) * times for pair, times in met.items()),
    )


def _round(
    people: Mapping[str, str], tables: int, met: Counter[Pair], chance: Random
) -> Round:
    """Return the cheapest of some rounds, each built greedily and then improved."""
    found = [_improved(people, _greedy(people, tables, met, chance), met)]
    for _ in range(TRIES - 1):
        if not _cost_of(people, found[-1], met):
            break
        found.append(_improved(people, _greedy(people, tables, met, chance), met))
    best = min(found, key=lambda one: _cost_of(people, one, met))
    return tuple(tuple(sorted(table)) for table in best)


def _greedy(
    people: Mapping[str, str], tables: int, met: Counter[Pair], chance: Random
) -> list[list[str]]:
    """Seat the largest organisations first, each person where it costs least."""
    sizes = Counter(people.values())
    order = sorted(people)
    chance.shuffle(order)
    order.sort(key=lambda one: -sizes[people[one]])
    most, larger = divmod(len(people), tables)
    rooms = [most + (n < larger) for n in range(tables)]
    seated: list[list[str]] = [[] for _ in range(tables)]
    for one in order:
        open_tables = [n for n in range(tables) if len(seated[n]) < rooms[n]]
        where = min(
            open_tables,
            key=lambda n: (_cost(people, one, seated[n], met), len(seated[n])),
        )
        seated[where].append(one)
    return seated


def _improved(
    people: Mapping[str, str], seated: list[list[str]], met: Counter[Pair]
) -> list[list[str]]:
    """Swap two people as long as a swap makes the round cheaper."""
    while _swap_one(people, seated, met):
        pass
    return seated


def _swap_one(
    people: Mapping[str, str], seated: list[list[str]], met: Counter[Pair]
) -> bool:
    for here, there in combinations(range(len(seated)), 2):
        for i, one in enumerate(seated[here]):
            near = seated[here][:i] + seated[here][i + 1 :]
            for j, other in enumerate(seated[there]):
                far = seated[there][:j] + seated[there][j + 1 :]
                before = _cost(people, one, near, met) + _cost(people, other, far, met)
                after = _cost(people, one, far, met) + _cost(people, other, near, met)
                if after < before:
                    seated[here][i], seated[there][j] = other, one
                    return True
    return False


def _cost(
    people: Mapping[str, str], one: str, others: Sequence[str], met: Counter[Pair]
) -> int:
    """Return what it costs to seat one with others: squares, so that it spreads."""
    return sum(
        (met[frozenset((one, other))] + OWN * _are_own(people, one, other)) ** 2
        for other in others
    )


def _cost_of(
    people: Mapping[str, str], seated: Sequence[Sequence[str]], met: Counter[Pair]
) -> int:
    return sum(
        _cost(people, one, table[n + 1 :], met)
        for table in seated
        for n, one in enumerate(table)
    )


def _are_own(people: Mapping[str, str], one: str, other: str) -> bool:
    return bool(people[one]) and people[one] == people[other]


def _pairs(seated: Round) -> list[Pair]:
    return [frozenset(pair) for table in seated for pair in combinations(table, 2)]
