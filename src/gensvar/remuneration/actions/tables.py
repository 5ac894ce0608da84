"""Writing tables of rules, and putting them into force."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.analysis.fees import Basis
from gensvar.audit.actions import record
from gensvar.kernel.days import said as day_said
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.money import said
from gensvar.organisations.models import Body
from gensvar.remuneration.checking import check_row, check_table
from gensvar.remuneration.examples import EXAMPLES
from gensvar.remuneration.models import (
    ClaimLine,
    IndexValue,
    RuleRow,
    RuleTable,
    TableState,
)
from gensvar.remuneration.policies import may_keep_table, may_keep_values
from gensvar.remuneration.queries import overlapping
from gensvar.remuneration.rules import faults_in
from gensvar.remuneration.words import fault_said

# Any: the values of any field, by name.
Facts = Mapping[str, Any]
APART = ("id", "table", "position")


@transaction.atomic
def begin_table(
    facts: Facts, *, by: User, body: Body | None = None, example: str = ""
) -> RuleTable:
    """Begin a table, empty or from a published example; a draft until it is adopted."""
    if not may_keep_table(by, body):
        raise NotAllowed
    check_table(facts)
    table = RuleTable.objects.create(
        body=body, created_by=by, example_of=example, **facts
    )
    if example:
        _write_rows(table, [dict(row) for row in EXAMPLES[example].rows])
    record("begin rule table", table, by=by, body=body.pk if body else None)
    return table


@transaction.atomic
def copy_table(table: RuleTable, valid_from: date, *, by: User) -> RuleTable:
    """Begin a new version of a table: the same rules from another day, to be changed.

    When it is adopted it takes the place of the first, whose last day is then set.
    """
    if not may_keep_table(by, table.body):
        raise NotAllowed
    if table.is_adopted and valid_from <= table.valid_from:
        raise Invalid(
            _("The new version begins after %(day)s, when this one does.")
            % {"day": day_said(table.valid_from)},
            "valid_from",
        )
    copy = RuleTable.objects.create(
        body=table.body,
        audience=table.audience,
        name=table.name,
        valid_from=valid_from,
        claim_months=table.claim_months,
        cost_centre=table.cost_centre,
        replaces=table if table.is_adopted else None,
        created_by=by,
    )
    _write_rows(
        copy, [model_to_dict(row, exclude=list(APART)) for row in table.rows.all()]
    )
    record("copy rule table", copy, by=by, copied=table.pk)
    return copy


def _write_rows(table: RuleTable, rows: list[dict[str, Any]]) -> None:
    RuleRow.objects.bulk_create(
        [RuleRow(table=table, position=at, **row) for at, row in enumerate(rows, 1)]
    )


@transaction.atomic
def change_table(
    table: RuleTable, seen_version: int, facts: Facts, *, by: User
) -> None:
    """Change what is said of a draft. Raises Stale."""
    _may_write(table, by)
    check_table(facts)
    save_if_current(table, seen_version, facts)
    record("change rule table", table, by=by, fields=sorted(facts))


@transaction.atomic
def add_row(table: RuleTable, facts: Facts, *, by: User) -> RuleRow:
    """Add a rule at the end of a draft."""
    _may_write(table, by)
    check_row(facts)
    last = table.rows.aggregate(last=Max("position"))["last"] or 0
    row = RuleRow.objects.create(table=table, position=last + 1, **facts)
    _touch(table)
    record("add rule", table, by=by, row=row.pk)
    return row


@transaction.atomic
def change_row(row: RuleRow, facts: Facts, *, by: User) -> None:
    """Change a rule of a draft."""
    _may_write(row.table, by)
    check_row(facts)
    RuleRow.objects.filter(pk=row.pk).update(**facts)
    _touch(row.table)
    record("change rule", row.table, by=by, row=row.pk)


@transaction.atomic
def remove_row(row: RuleRow, *, by: User) -> None:
    """Take a rule out of a draft."""
    _may_write(row.table, by)
    number = row.pk
    row.delete()
    _touch(row.table)
    record("remove rule", row.table, by=by, row=number)


def _may_write(table: RuleTable, by: User) -> None:
    if not may_keep_table(by, table.body):
        raise NotAllowed
    hold(table, "state")
    if table.is_adopted:
        raise NotYet([_("a new version: a table in force is never edited")])


def _touch(table: RuleTable) -> None:
    RuleTable.objects.filter(pk=table.pk).update(version=F("version") + 1)


def missing_in(table: RuleTable, *, by_decision: bool = True) -> list[str]:
    """Return what stands in the way of putting a table into force, as sentences."""
    rows = list(table.rows.all())
    found = [] if rows else [_("at least one rule")]
    found += [
        _("a sum for “%(label)s”") % {"label": row.label}
        for row in rows
        if not (row.amount or row.percent or row.refers_to)
        and row.basis != Basis.RECEIPT
    ]
    found += [fault_said(fault) for fault in faults_in(table, rows)]
    found += _overlaps(table)
    if by_decision and not (table.decision_reference and table.decided_on):
        found.append(_("the decision and its day"))
    return found


def _overlaps(table: RuleTable) -> list[str]:
    """Return the tables that apply on the same days and do not give way."""
    return [
        _("“%(name)s” applies from %(day)s and on some of the same days")
        % {"name": one.name, "day": day_said(one.valid_from)}
        for one in overlapping(table)
        if not (one.pk == table.replaces_id and one.valid_from < table.valid_from)
    ]


@transaction.atomic
def adopt_table(
    table: RuleTable, decision_reference: str, decided_on: date, *, by: User
) -> None:
    """Put a table into force by a decision; the one it replaces ends the day before.

    Raises Invalid at a field, or NotYet with gaps, overlaps and whatever else lacks.
    """
    _may_write(table, by)
    _hold_tables_of(table.body)
    if not decision_reference.strip():
        raise Invalid(_("Write which decision it is."), "decision_reference")
    if decided_on > today():
        raise Invalid(_("The day of the decision has not come yet."), "decided_on")
    if missing := missing_in(table, by_decision=False):
        raise NotYet(missing)
    _end_replaced(table, by)
    table.decision_reference, table.decided_on = decision_reference.strip(), decided_on
    rows = RuleTable.objects.filter(pk=table.pk, state=TableState.DRAFT)
    try:
        with transaction.atomic():
            rows.update(
                state=TableState.ADOPTED,
                decision_reference=table.decision_reference,
                decided_on=decided_on,
                adopted_by=by,
                adopted_at=timezone.now(),
                version=F("version") + 1,
            )
    except IntegrityError as trouble:
        raise NotYet(_overlaps(table)) from trouble
    table.refresh_from_db()
    record("adopt rule table", table, by=by, decided_on=decided_on)


def _end_replaced(table: RuleTable, by: User) -> None:
    before = table.replaces
    if before is None:
        return
    last = table.valid_from - timedelta(days=1)
    if before.valid_to is None or before.valid_to > last:
        RuleTable.objects.filter(pk=before.pk).update(valid_to=last)
        record("end rule table", before, by=by, last_day=last)


def _hold_tables_of(body: Body | None) -> None:
    """Let one table of a body be adopted at a time: two cannot miss each other."""
    place = body or Body.objects.filter(parent__isnull=True).order_by("pk").first()
    if place is not None:
        hold(place)


@transaction.atomic
def forget_table(table: RuleTable, *, by: User) -> None:
    """Throw away a draft."""
    _may_write(table, by)
    record("forget rule table", table, by=by)
    table.delete()


@transaction.atomic
def enter_value(name: str, year: int, amount: int, source: str, *, by: User) -> None:
    """Write down what a yearly value is one year, in öre, and where that stands."""
    if not may_keep_values(by):
        raise NotAllowed
    if not source.strip():
        raise Invalid(_("Write where the sum stands."), "source")
    if amount < 1:
        raise Invalid(_("Write a sum that is more than nothing."), "amount")
    known = IndexValue.objects.filter(name=name, year=year).first()
    if known is not None:
        raise Invalid(
            _("There is already a sum for %(year)s: %(sum)s.")
            % {"year": year, "sum": said(known.amount)},
            "year",
        )
    value = IndexValue.objects.create(
        name=name, year=year, amount=amount, source=source.strip(), entered_by=by
    )
    record("enter yearly value", value, by=by, name=name, year=year, amount=amount)


@transaction.atomic
def remove_value(value: IndexValue, *, by: User) -> None:
    """Take away a yearly value that was wrong, if nothing was calculated with it."""
    if not may_keep_values(by):
        raise NotAllowed
    used = ClaimLine.objects.filter(
        row__of=value.name, claim__day__year=value.year
    ).exists()
    if used:
        raise NotYet([_("a value that no claim was calculated with")])
    record("remove yearly value", value, by=by, name=value.name, year=value.year)
    value.delete()
