"""What somebody is paid for a meeting, line by line, from a table of dated rules.

A rule says one thing: for which time, on which basis, how much, how it is rounded and
what it does not go together with. Nothing here knows who the person is. Sums are whole
öre; what leads to them is exact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil

from gensvar.kernel.money import Rounding

HALF_HOUR, HOUR, TEN_KILOMETRES = 30, 60, 10_000


class Kind(StrEnum):
    """What is paid for."""

    MEETING_FEE = "meeting_fee"
    READING_FEE = "reading_fee"
    CHAIR_SUPPLEMENT = "chair_supplement"
    LOST_INCOME = "lost_income"
    TRAVEL_MILEAGE = "travel_mileage"
    TRAVEL_RECEIPT = "travel_receipt"
    CHILD_CARE = "child_care"
    OTHER_COST = "other_cost"


class Basis(StrEnum):
    """What the amount of a rule is counted on."""

    FIXED = "fixed"
    PERCENT = "percent"
    PERCENT_PER_HOUR = "percent_per_hour"
    PER_HOUR = "per_hour"
    PER_STARTED_HALF_HOUR = "per_started_half_hour"
    PER_TEN_KILOMETRES = "per_ten_kilometres"
    RECEIPT = "receipt"


IN_PERCENT = {Basis.PERCENT, Basis.PERCENT_PER_HOUR}


class TravelTime(StrEnum):
    """Whether the way there and back counts as time."""

    NONE = "none"
    ACTUAL = "actual"
    TEMPLATE = "template"


class Reason(StrEnum):
    """Why a rule gives nothing."""

    NOT_VALID = "not_valid"
    OTHER_TIME = "other_time"
    NOT_ASKED = "not_asked"
    NO_INDEX = "no_index"
    NOT_TOGETHER = "not_together"
    CAP_REACHED = "cap_reached"


@dataclass(frozen=True)
class Tier:
    """A span of minutes from `start` to `end`; each end may belong to it or not.

    "Four hours" is in the lower tier of some regions and the upper of others, so that
    a tier says of both its ends whether they are part of it.
    """

    start: int = 0
    end: int | None = None
    with_start: bool = True
    with_end: bool = True

    def holds(self, minutes: int) -> bool:
        """Say whether a time lies in the tier."""
        after = minutes > self.start or (self.with_start and minutes == self.start)
        if self.end is None:
            return after
        return after and (minutes < self.end or (self.with_end and minutes == self.end))


@dataclass(frozen=True)
class Rule:
    """One row of a table of rules.

    `amount` is öre; the two bases in percent take `percent` of the index `of` instead
    (3.6 is Fraction("3.6")). `most_minutes` caps the time of an hourly rule,
    `most` the sum of the line in öre, `most_a_day` what the kind may give on one day
    and `most_a_year` in one year, together with what was given before. A rule
    `excludes` kinds: where both would pay, only this one does. `template` are minutes
    from a number of kilometres on.
    """

    key: str
    kind: Kind
    basis: Basis
    valid_from: date
    source: str
    amount: int = 0
    percent: Fraction = Fraction(0)
    of: str = ""
    valid_to: date | None = None
    tier: Tier = Tier()
    travel: TravelTime = TravelTime.NONE
    template: tuple[tuple[int, int], ...] = ()
    most_minutes: int | None = None
    most: int | None = None
    most_a_day: int | None = None
    most_a_year: int | None = None
    excludes: frozenset[Kind] = frozenset()
    rounding: Rounding = field(default_factory=Rounding)

    def is_valid_on(self, day: date) -> bool:
        """Say whether the rule applies on a day; both its days belong to it."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class Presence:
    """One person's part in one meeting.

    Minutes are whole; `metres` is the way there and back. `asked` are the kinds that
    the person wants to be paid for, `receipts` öre of each kind as shown, `before` what
    the same day has given already, and `this_year` what the year has, with that day.
    """

    day: date
    minutes: int
    travel_minutes: int = 0
    metres: int = 0
    asked: frozenset[Kind] = frozenset({Kind.MEETING_FEE})
    receipts: Mapping[Kind, int] = field(default_factory=dict)
    before: Mapping[Kind, int] = field(default_factory=dict)
    this_year: Mapping[Kind, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = (self.minutes, self.travel_minutes, self.metres)
        sums = (self.receipts, self.before, self.this_year)
        if min((*numbers, *(one for row in sums for one in row.values()))) < 0:
            raise ValueError("minutes, metres and sums are never negative")


@dataclass(frozen=True)
class Line:
    """One line of the calculation: the time or way that counted, and the sum.

    `quantity` is minutes, metres or öre of receipts, as the basis of the rule says;
    `exact` is before rounding, `amount` after rounding and caps, both in öre.
    """

    rule: Rule
    meeting_minutes: int
    travel_minutes: int
    quantity: int
    exact: Fraction
    amount: int

    @property
    def is_capped(self) -> bool:
        """Say whether a cap made the sum smaller."""
        return self.amount < self.rule.rounding(self.exact)


@dataclass(frozen=True)
class Calculation:
    """The lines that pay, and every rule that does not, with the reason."""

    lines: tuple[Line, ...]
    left_out: tuple[tuple[Rule, Reason], ...]

    @property
    def total(self) -> int:
        """Return the sum in öre."""
        return sum(line.amount for line in self.lines)


def calculate(
    presence: Presence, rules: Iterable[Rule], index: Mapping[str, int]
) -> Calculation:
    """Return what a person is paid for one meeting, in the order of the rules.

    `index` holds the values, in öre, that percentages are taken of on that day. Among
    rules that exclude each other's kind, the earlier in the table pays.
    """
    lines: list[Line] = []
    left_out: list[tuple[Rule, Reason]] = []
    now: dict[Kind, int] = {}
    for rule in rules:
        if reason := _why_not(rule, presence, index, lines):
            left_out.append((rule, reason))
            continue
        line = _line(rule, presence, index, now.get(rule.kind, 0))
        if line.is_capped and not line.amount:
            left_out.append((rule, Reason.CAP_REACHED))
            continue
        lines.append(line)
        now[rule.kind] = now.get(rule.kind, 0) + line.amount
    return Calculation(tuple(lines), tuple(left_out))


def _why_not(
    rule: Rule, presence: Presence, index: Mapping[str, int], lines: Sequence[Line]
) -> Reason | None:
    if not rule.is_valid_on(presence.day):
        return Reason.NOT_VALID
    if rule.kind not in presence.asked:
        return Reason.NOT_ASKED
    if not rule.tier.holds(sum(_time(rule, presence))):
        return Reason.OTHER_TIME
    if rule.basis in IN_PERCENT and rule.of not in index:
        return Reason.NO_INDEX
    for line in lines:
        if rule.kind in line.rule.excludes or line.rule.kind in rule.excludes:
            return Reason.NOT_TOGETHER
    return None


def _time(rule: Rule, presence: Presence) -> tuple[int, int]:
    """Return the minutes of the meeting and of travelling that a rule counts."""
    if rule.travel == TravelTime.ACTUAL:
        return presence.minutes, presence.travel_minutes
    if rule.travel == TravelTime.TEMPLATE:
        fitting = [row for row in rule.template if row[0] * 1000 <= presence.metres]
        return presence.minutes, max(fitting)[1] if fitting else 0
    return presence.minutes, 0


def _line(rule: Rule, presence: Presence, index: Mapping[str, int], now: int) -> Line:
    meeting, travel = _time(rule, presence)
    quantity = _quantity(rule, presence, meeting + travel)
    exact = _exact(rule, quantity, index)
    amount = rule.rounding(exact)
    before = presence.before.get(rule.kind, 0) + now
    this_year = presence.this_year.get(rule.kind, 0) + now
    for most, used in (
        (rule.most, 0),
        (rule.most_a_day, before),
        (rule.most_a_year, this_year),
    ):
        if most is not None:
            amount = min(amount, max(most - used, 0))
    return Line(rule, meeting, travel, quantity, exact, amount)


def _quantity(rule: Rule, presence: Presence, minutes: int) -> int:
    if rule.basis == Basis.RECEIPT:
        return presence.receipts.get(rule.kind, 0)
    if rule.basis == Basis.PER_TEN_KILOMETRES:
        return presence.metres
    return minutes if rule.most_minutes is None else min(minutes, rule.most_minutes)


def _exact(rule: Rule, quantity: int, index: Mapping[str, int]) -> Fraction:
    """Return the sum of a rule in öre, before anything is rounded or capped."""
    rate = Fraction(rule.amount)
    if rule.basis in IN_PERCENT:
        rate = rule.percent * index[rule.of] / 100
    match rule.basis:
        case Basis.FIXED | Basis.PERCENT:
            return rate
        case Basis.PER_HOUR | Basis.PERCENT_PER_HOUR:
            return rate * quantity / HOUR
        case Basis.PER_STARTED_HALF_HOUR:
            return rate * ceil(Fraction(quantity, HALF_HOUR))
        case Basis.PER_TEN_KILOMETRES:
            return rate * quantity / TEN_KILOMETRES
        case Basis.RECEIPT:
            return Fraction(quantity)


@dataclass(frozen=True)
class Fault:
    """A day and a number of minutes for which no rule of a kind holds, or several."""

    kind: Kind
    day: date
    minutes: int
    rules: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        """Say whether no rule holds there."""
        return not self.rules


def faults(rules: Sequence[Rule], kind: Kind) -> list[Fault]:
    """Return where every gap and overlap of one kind begins, day by day.

    Looked at are the days on which something changes, and the minutes at and beside
    the ends of the tiers: nothing changes in between. Before the first rule, and after
    the last, there is no gap.
    """
    own = [rule for rule in rules if rule.kind == kind]
    found: list[Fault] = []
    for day in _days(own):
        valid = [rule for rule in own if rule.is_valid_on(day)]
        before: tuple[str, ...] = ("",)
        for minutes in _minutes(own):
            holding = tuple(rule.key for rule in valid if rule.tier.holds(minutes))
            if len(holding) != 1 and holding != before:
                found.append(Fault(kind, day, minutes, holding))
            before = holding
    return found


def _days(rules: Sequence[Rule]) -> list[date]:
    first_days = {rule.valid_from for rule in rules}
    after = {rule.valid_to + timedelta(days=1) for rule in rules if rule.valid_to}
    return sorted(first_days | {day for day in after if day < max(first_days)})


def _minutes(rules: Sequence[Rule]) -> list[int]:
    ends = {rule.tier.start for rule in rules}
    ends |= {rule.tier.end for rule in rules if rule.tier.end is not None}
    return sorted({end + near for end in ends for near in (-1, 0, 1) if end + near > 0})
