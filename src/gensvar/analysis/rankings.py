"""Rankings of a few options by several ballots, with every honest reading of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Means = dict[str, Fraction]
# The places that one option was given, ballot by ballot; None where it was left out.
Values = Sequence[int | None]


@dataclass(frozen=True)
class Verdict:
    """Whether the readings agree, as a code and the names that fill its sentence.

    `code` is `same_order`, `top_two_change_places`, `order_changes`, `tie_on_top` or
    `no_complete_ballots`. `first` and `second` lead when all values are counted.
    """

    code: str
    first: str = ""
    second: str = ""


@dataclass(frozen=True)
class Reading:
    """One way to count: the mean of each option, and the order with ties together."""

    means: Means
    order: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Result:
    """All ballots, complete ballots only, and what that difference means."""

    all_values: Reading
    complete_only: Reading | None
    incomplete: tuple[int, ...]
    ballots: int
    aligned: bool
    verdict: Verdict


def mean(values: Sequence[int]) -> Fraction:
    """Return the exact mean of one or more values."""
    return Fraction(sum(values), len(values))


def rank(means: Mapping[str, Fraction]) -> tuple[tuple[str, ...], ...]:
    """Order options from the lowest mean to the highest; equal means stand together."""
    return tuple(
        tuple(name for name, other in means.items() if other == value)
        for value in sorted(set(means.values()))
    )


def find_incomplete(votes: Mapping[str, Values]) -> tuple[int, ...]:
    """Return the ballots, counted from one, that do not use each of 1…k once.

    The n-th value of every option is taken to come from the same ballot.
    """
    wanted = list(range(1, len(votes) + 1))
    ballots = zip(*votes.values(), strict=True)
    return tuple(
        n for n, ballot in enumerate(ballots, 1) if sorted(_given(ballot)) != wanted
    )


def _given(values: Values) -> list[int]:
    return [value for value in values if value is not None]


def _read(votes: Mapping[str, Values]) -> Reading:
    """Count what was given; options that nobody placed come last, together."""
    given = {name: _given(values) for name, values in votes.items()}
    means = {name: mean(values) for name, values in given.items() if values}
    unplaced = tuple(name for name in votes if name not in means)
    return Reading(means, (*rank(means), *([unplaced] if unplaced else [])))


def judge(everything: Reading, complete: Reading | None) -> Verdict:
    """Say whether counting complete ballots only changes who comes first."""
    if complete is None:
        return Verdict("no_complete_ballots")
    if everything.order == complete.order:
        return Verdict("same_order")
    flat = [name for names in everything.order for name in names]
    first, second = flat[0], flat[1]
    tops = (everything.order[0], complete.order[0])
    if any(len(top) > 1 for top in tops):
        return Verdict("tie_on_top", first, second)
    again = [name for names in complete.order for name in names][:2]
    changed = again == [second, first] and len(everything.order[1]) == 1
    return Verdict(
        "top_two_change_places" if changed else "order_changes", first, second
    )


def weigh(votes: Mapping[str, Values]) -> Result:
    """Read a ranking in every way.

    `votes` holds at least one option; None stands where a ballot left an option out,
    and an option that no ballot placed has no mean. Options with unequal numbers of
    values have no ballots that can be told apart: then only the mean of all values is
    given.
    """
    everything = _read(votes)
    lengths = {len(values) for values in votes.values()}
    if len(lengths) != 1:
        verdict = Verdict("no_complete_ballots")
        return Result(everything, None, (), 0, False, verdict)
    (ballots,) = lengths
    incomplete = find_incomplete(votes)
    kept = [n for n in range(ballots) if n + 1 not in incomplete]
    complete = None
    if kept:
        complete = _read({name: [v[n] for n in kept] for name, v in votes.items()})
    verdict = judge(everything, complete)
    return Result(everything, complete, incomplete, ballots, True, verdict)


def exact(value: Fraction) -> str:
    """Write a fraction without rounding: `2.625`, or `8/3` where no decimal ends."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives, 1)
    scaled = abs(value.numerator) * 10**places // value.denominator
    digits = f"{scaled:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
