"""The share of those who were reached beside the share of those who live here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gensvar.reach.protecting import hidden_in

# A group may be under-represented when its share of those reached is below this part
# of its share of those who live here.
TOO_FEW = 0.8
WIDTH = 100


@dataclass(frozen=True)
class Counted:
    """What was reported of one group."""

    breakdown: str
    name: str
    number: int | None
    source: str = ""


@dataclass(frozen=True)
class Line:
    """One group: what may be shown of it. None is not known, or not shown."""

    name: str
    number: int | None
    is_hidden: bool
    reached: int | None
    lives_here: int | None
    may_be_missing: bool
    source: str

    @property
    def reached_width(self) -> int:
        """Return how long its bar is, of a hundred."""
        return min(self.reached or 0, WIDTH)


@dataclass(frozen=True)
class Comparison:
    """One breakdown with its groups; shares in whole per cent."""

    breakdown: str
    lines: tuple[Line, ...]
    has_hidden: bool

    @property
    def missing(self) -> list[str]:
        """Return which groups may be under-represented."""
        return [line.name for line in self.lines if line.may_be_missing]


Population = Mapping[str, Mapping[str, int]]


def compared(counts: Sequence[Counted], population: Population) -> list[Comparison]:
    """Return every breakdown that was reported or can be compared with."""
    names = dict.fromkeys(one.breakdown for one in counts)
    return [
        _one(name, [one for one in counts if one.breakdown == name], population)
        for name in names
    ]


def _one(
    breakdown: str, counts: Iterable[Counted], population: Population
) -> Comparison:
    lives = population.get(breakdown.casefold(), {})
    rows = list(counts)
    known = {one.name: one.number for one in rows if one.number is not None}
    hidden = hidden_in(known)
    # Exact shares would tell the total, and with it what is hidden.
    total = 0 if hidden else sum(known.values())
    everyone = sum(lives.values())
    lines = tuple(_line(one, hidden, total, lives, everyone) for one in rows)
    return Comparison(breakdown, lines, bool(hidden))


def _line(
    one: Counted, hidden: set[str], total: int, lives: Mapping[str, int], everyone: int
) -> Line:
    is_hidden = one.name in hidden
    number = None if is_hidden else one.number
    here = lives.get(one.name.casefold())
    share = number / total if total and number is not None else None
    part = here / everyone if everyone and here is not None else None
    return Line(
        name=one.name,
        number=number,
        is_hidden=is_hidden,
        reached=None if share is None else round(share * 100),
        lives_here=None if part is None else round(part * 100),
        may_be_missing=share is not None
        and part is not None
        and share < part * TOO_FEW,
        source=one.source,
    )
