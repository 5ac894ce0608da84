"""Stored rows as rules that can be calculated with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from gensvar.analysis.fees import (
    Basis,
    Calculation,
    Fault,
    Kind,
    Presence,
    Rule,
    Tier,
    TravelTime,
    calculate,
    faults,
)
from gensvar.kernel.money import Rounding, Way
from gensvar.organisations.models import Body
from gensvar.remuneration.models import Audience, ForWhom, RuleRow, RuleTable
from gensvar.remuneration.queries import table_on, values_of

# Fees hold for some time each, and so may have gaps; costs are paid whatever the time.
TIMED = (Kind.MEETING_FEE, Kind.READING_FEE, Kind.CHAIR_SUPPLEMENT, Kind.LOST_INCOME)


@dataclass(frozen=True)
class Terms:
    """What applies to a meeting: its table, the rows that pay and the yearly values.

    `missing` are categories of elected representatives that were referred to but that
    no table has on the day.
    """

    table: RuleTable
    rows: tuple[RuleRow, ...]
    tables: dict[int, RuleTable]
    values: dict[str, int]
    missing: tuple[str, ...] = ()

    def rules_for(self, *, is_elected: bool, is_employed: bool) -> list[Rule]:
        """Return the rules that are for one person."""
        return [
            as_rule(row, self.tables[row.table_id])
            for row in self.rows
            if is_for(row, is_elected=is_elected, is_employed=is_employed)
        ]

    def calculate(
        self, presence: Presence, *, is_elected: bool, is_employed: bool
    ) -> Calculation:
        """Return what one person is paid, line by line."""
        rules = self.rules_for(is_elected=is_elected, is_employed=is_employed)
        return calculate(presence, rules, self.values)

    def row(self, key: str) -> RuleRow:
        """Return the row that a rule was made from."""
        return next(row for row in self.rows if str(row.pk) == key)

    @property
    def kinds(self) -> frozenset[Kind]:
        """Return what the rules can pay for."""
        return frozenset(Kind(row.kind) for row in self.rows)

    @property
    def asks_employment(self) -> bool:
        """Say whether it matters who is paid by an employer for the same time."""
        return any(not row.also_employed for row in self.rows)


def is_for(row: RuleRow, *, is_elected: bool, is_employed: bool) -> bool:
    """Say whether a rule is for such a person."""
    if is_employed and not row.also_employed:
        return False
    if row.for_whom == ForWhom.ALL:
        return True
    return is_elected == (row.for_whom == ForWhom.ELECTED)


def terms_on(day: date, body: Body) -> Terms | None:
    """Return what applies to the meetings of a body on a day; None without a table.

    Rows that refer to a category of elected representatives are replaced by the rows
    of that category as they stand on the day (S1-25).
    """
    table = table_on(day, body)
    if table is None:
        return None
    own = list(table.rows.all())
    elected = None
    if any(row.refers_to for row in own):
        elected = table_on(day, body, Audience.ELECTED)
    rows: list[RuleRow] = []
    missing: list[str] = []
    for row in own:
        found = _referred(row, elected) if row.refers_to else [row]
        rows += found
        if not found:
            missing.append(row.refers_to)
    tables = {one.pk: one for one in (table, elected) if one}
    return Terms(table, tuple(rows), tables, values_of(day.year), tuple(missing))


def _referred(row: RuleRow, elected: RuleTable | None) -> list[RuleRow]:
    """Return the rows of a category, for whom the referring row says."""
    if elected is None:
        return []
    found = [
        one
        for one in elected.rows.all()
        if one.category.casefold() == row.refers_to.casefold() and one.kind == row.kind
    ]
    for one in found:
        one.for_whom, one.also_employed = row.for_whom, row.also_employed
    return found


def as_rule(row: RuleRow, table: RuleTable) -> Rule:
    """Return a row as the calculation takes it."""
    return Rule(
        key=str(row.pk),
        kind=Kind(row.kind),
        basis=Basis(row.basis),
        valid_from=table.valid_from,
        valid_to=table.valid_to,
        source=row.source or table.source,
        amount=row.amount,
        percent=Fraction(row.percent or 0),
        of=row.of,
        tier=Tier(row.tier_start, row.tier_end, row.with_start, row.with_end),
        travel=TravelTime(row.travel),
        template=tuple((int(km), int(minutes)) for km, minutes in row.template),
        most_minutes=row.most_minutes,
        most=row.most,
        most_a_day=row.most_a_day,
        most_a_year=row.most_a_year,
        excludes=frozenset(Kind(one) for one in row.excludes),
        rounding=Rounding(Way(row.way), row.step),
    )


@dataclass(frozen=True)
class Found:
    """A gap or an overlap in a table: for what, from how many minutes, which rows."""

    kind: Kind
    minutes: int
    rows: tuple[RuleRow, ...]


def faults_in(table: RuleTable, rows: Sequence[RuleRow]) -> list[Found]:
    """Return the gaps and overlaps of a table, for each group of people once."""
    found: list[Found] = []
    for is_elected in (False, True):
        for category in sorted({row.category for row in rows}):
            own = [
                row
                for row in rows
                if row.category == category
                and not row.refers_to
                and is_for(row, is_elected=is_elected, is_employed=False)
            ]
            found += [one for one in _faults(table, own) if one not in found]
    return found


def _faults(table: RuleTable, rows: Sequence[RuleRow]) -> list[Found]:
    known = {str(row.pk): row for row in rows}
    rules = [replace(as_rule(row, table), valid_to=None) for row in rows]
    return [
        Found(kind, one.minutes, tuple(known[key] for key in one.rules))
        for kind in TIMED
        for one in _true_faults(faults(rules, kind), rules)
    ]


def _true_faults(found: Iterable[Fault], rules: Sequence[Rule]) -> list[Fault]:
    """Leave out gaps before the first tier: a table may begin to pay after a time."""
    first = {
        kind: min(rule.tier.start for rule in rules if rule.kind == kind)
        for kind in {rule.kind for rule in rules}
    }
    return [one for one in found if not one.is_gap or one.minutes > first[one.kind]]
