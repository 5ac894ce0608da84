"""What is asked of organisations: meetings, questions and hours, by month. Pure.

Hours are those of the meetings that somebody of the organisation came to, each meeting
once. A meeting without times has none that are known, and is counted as such. Where
nobody noted who came, it is not known whether the organisation did.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gensvar.organisation_years.hours import hours_of
from gensvar.organisation_years.queries.asks import Ask
from gensvar.organisation_years.queries.meetings import Met

MONTHS = range(1, 13)


@dataclass(frozen=True)
class Month:
    """What was asked in a month."""

    first: date
    meetings: int
    asks: int

    @property
    def together(self) -> int:
        """Return how many times somebody asked."""
        return self.meetings + self.asks


@dataclass(frozen=True)
class Burden:
    """What was asked in a year, and how long the meetings were that somebody came to.

    `came` is None when nobody noted who came to any of the meetings, and `minutes` when
    no time is known of any. `not_noted` counts meetings where nobody noted who came.
    """

    year: int
    months: tuple[Month, ...]
    came: int | None
    minutes: int | None
    without_time: int
    not_noted: int

    @property
    def meetings(self) -> int:
        """Return how many meetings somebody of the organisation was asked to."""
        return sum(month.meetings for month in self.months)

    @property
    def asks(self) -> int:
        """Return how many questions came in writing."""
        return sum(month.asks for month in self.months)

    @property
    def hours(self) -> float | None:
        """Return the hours of the meetings, with halves; None when nobody knows."""
        return None if self.minutes is None else hours_of(self.minutes)


def burden_in(
    year: int, met: Iterable[Met], asks: Iterable[Ask], today: date
) -> Burden:
    """Count what was asked of one organisation in a year, as it is known on a day."""
    own = [one for one in met if one.concerns_us and one.day and one.day.year == year]
    asked = [one for one in asks if one.day.year == year]
    came = [one for one in own if one.came]
    known = [minutes for one in came if (minutes := minutes_of(one)) is not None]
    months = tuple(
        Month(
            date(year, month, 1),
            sum(one.day is not None and one.day.month == month for one in own),
            sum(one.day.month == month for one in asked),
        )
        for month in MONTHS
    )
    without = len(came) - len(known)
    over = [one for one in own if one.is_over(today)]
    not_noted = sum(one.may_have_come for one in over)
    is_known = not not_noted or any(one.noted for one in over)
    minutes = sum(known) if is_known and (known or not came) else None
    return Burden(
        year, months, len(came) if is_known else None, minutes, without, not_noted
    )


def minutes_of(met: Met) -> int | None:
    """Return how long a meeting was, None when its times are not known."""
    if met.starts_at is None or met.ends_at is None:
        return None
    return int((met.ends_at - met.starts_at).total_seconds() // 60)
