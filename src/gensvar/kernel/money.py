"""Money: whole öre, exact fractions on the way there, rounded as a rule says."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

KRONA = 100


class Way(StrEnum):
    """How a sum between two whole steps is rounded."""

    HALF_UP = "half up"
    HALF_EVEN = "half even"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True)
class Rounding:
    """To which step, in öre, and which way; sums are never negative."""

    way: Way = Way.HALF_UP
    step: int = KRONA

    def __post_init__(self) -> None:
        if self.step < 1:
            raise ValueError("a step is at least one öre")

    def __call__(self, exact: Fraction) -> int:
        """Return a sum in whole öre, from an exact one in öre."""
        if exact < 0:
            raise ValueError("a sum is never negative")
        steps = exact / self.step
        return self.step * _whole(steps, self.way)


def _whole(steps: Fraction, way: Way) -> int:
    if way == Way.DOWN:
        return floor(steps)
    if way == Way.UP:
        return ceil(steps)
    if way == Way.HALF_EVEN:
        return round(steps)
    return floor(steps + Fraction(1, 2))


def said(amount: int) -> str:
    """Return öre as Swedes write kronor: 1 800 kr, 28,50 kr; spaces do not break."""
    kronor, rest = divmod(amount, KRONA)
    whole = f"{kronor:,}".replace(",", "\u00a0")
    return f"{whole},{rest:02}\u00a0kr" if rest else f"{whole}\u00a0kr"
