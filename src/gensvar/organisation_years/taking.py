"""How much the region asks of one organisation, one year beside the year before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gensvar.kernel.days import today
from gensvar.organisation_years.burden import Burden, burden_in
from gensvar.organisation_years.queries.asks import Within, asks_between
from gensvar.organisation_years.queries.meetings import meetings_met


@dataclass(frozen=True)
class Compared:
    """A year, and the year before it."""

    now: Burden
    before: Burden

    @property
    def both(self) -> tuple[Burden, Burden]:
        """Return both years, the later one first."""
        return self.now, self.before


def burden_of(family: Collection[int], year: int) -> Compared:
    """Return what was asked of one organisation in a year and in the one before."""
    first, last = date(year - 1, 1, 1), date(year, 12, 31)
    met = meetings_met(family, first, last)
    asks = asks_between(first, last, Within(family))
    day = today()
    return Compared(
        burden_in(year, met, asks, day), burden_in(year - 1, met, asks, day)
    )
