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
    """Swap two people as long as a swap makes the round cheaper.

    What it would cost each person to sit at each table is kept beside, so that a swap
    is judged at once: with 200 people there are 20,000 swaps to judge, many times.
    """
    order = sorted(people)
    place = {one: n for n, one in enumerate(order)}
    weight = [[_weight(people, who, other, met) for other in order] for who in order]
    at = [0] * len(order)
    for table, sitting in enumerate(seated):
        for person in sitting:
            at[place[person]] = table
    costs = [[0] * len(seated) for _who in order]
    for one, row in enumerate(weight):
        for other, cost in enumerate(row):
            costs[one][at[other]] += cost
    while _swapped(at, weight, costs):
        pass
    found: list[list[str]] = [[] for _table in seated]
    for one, table in enumerate(at):
        found[table].append(order[one])
    return found


def _swapped(at: list[int], weight: list[list[int]], costs: list[list[int]]) -> bool:
    """Go through all pairs once, swap those that gain by it, and say if any did."""
    changed = False
    for one, other in combinations(range(len(at)), 2):
        here, there = at[one], at[other]
        if here == there:
            continue
        before = costs[one][here] + costs[other][there]
        # Both counted each other at the new table, where they no longer sit.
        after = costs[one][there] + costs[other][here] - 2 * weight[one][other]
        if after >= before:
            continue
        at[one], at[other] = there, here
        for row, own in zip(costs, weight, strict=True):
            moved = own[one] - own[other]
            row[here] -= moved
            row[there] += moved
        changed = True
    return changed


def _cost(
    people: Mapping[str, str], one: str, others: Sequence[str], met: Counter[Pair]
) -> int:
    """Return what it costs to seat one with others."""
    return sum(_weight(people, one, other, met) for other in others)


def _weight(people: Mapping[str, str], one: str, other: str, met: Counter[Pair]) -> int:
    """Return what it costs that two sit together: a square, so that it spreads."""
    if one == other:
        return 0
    times = met[frozenset((one, other))] + OWN * _are_own(people, one, other)
    return times * times


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
