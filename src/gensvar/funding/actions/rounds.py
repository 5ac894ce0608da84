"""Rounds of support: their days, decided, called off, and copied to next year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.funding.actions.forms import check_may
from gensvar.funding.models import FundingForm, FundingRound
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid

DAYS = (
    *("opens_on", "closes_on", "decision_on", "decision_month", "paid_on"),
    "reported_by",
)
SAME_DAY = _("This support already has a round with this last day.")


@transaction.atomic
def add_round(form: FundingForm, days: Mapping[str, Any], *, by: User) -> FundingRound:
    """Write down the days of a round; those that nobody knows are left out."""
    # Any: days, or nothing.
    check_may(form, by)
    given = _checked(days)
    hold(form, "published_at")
    told = form.published_at is not None and given["closes_on"] is not None
    try:
        with transaction.atomic():
            row = FundingRound.objects.create(
                form=form, told_on=today() if told else None, **given
            )
    except IntegrityError as known:
        raise Invalid(SAME_DAY, "closes_on") from known
    record("add funding round", row, by=by, form=form.pk)
    return row


@transaction.atomic
def change_round(
    row: FundingRound, seen_version: int, days: Mapping[str, Any], *, by: User
) -> None:
    """Move the days of a round; everyone is told of a new last day from today."""
    # Any: days, or nothing.
    check_may(row.form, by)
    _check_is_on(row)
    given = _checked(days)
    changed = sorted(name for name in DAYS if getattr(row, name) != given[name])
    told = row.told_on
    if "closes_on" in changed:
        shown = row.form.published_at is not None and given["closes_on"] is not None
        told = today() if shown else None
    try:
        with transaction.atomic():
            facts = {**given, "told_on": told, "sequence": row.sequence + 1}
            save_if_current(row, seen_version, facts)
    except IntegrityError as known:
        raise Invalid(SAME_DAY, "closes_on") from known
    row.save(update_fields=["changed_at"])
    record("change funding round", row, by=by, form=row.form_id, fields=changed)


@transaction.atomic
def cancel_round(row: FundingRound, why: str, *, by: User) -> None:
    """Call a round off, with the reason that everyone is told. Raises Invalid."""
    check_may(row.form, by)
    hold(row, "cancelled_on", "sequence", "version")
    _check_is_on(row)
    if not why.strip():
        raise Invalid(_("Write why the round is called off."), "why")
    row.cancelled_on, row.cancelled_why = today(), why.strip()
    row.sequence, row.version = row.sequence + 1, row.version + 1
    row.save()
    record("cancel funding round", row, by=by, form=row.form_id)


@transaction.atomic
def decide_round(row: FundingRound, decided_on: date, *, by: User) -> None:
    """Enter that the decision on a round is made. Raises Invalid."""
    check_may(row.form, by)
    hold(row, "cancelled_on", "decided_on", "closes_on", "sequence", "version")
    _check_is_on(row)
    if decided_on > today():
        raise Invalid(_("That day has not come yet."), "decided_on")
    if row.closes_on is not None and decided_on < row.closes_on:
        raise Invalid(_("That is before the last day to apply."), "decided_on")
    row.decided_on = decided_on
    row.sequence, row.version = row.sequence + 1, row.version + 1
    row.save()
    record("decide funding round", row, by=by, form=row.form_id)


@transaction.atomic
def copy_round(row: FundingRound, *, by: User) -> FundingRound:
    """Begin the same round a year later. Raises Invalid when it is there already."""
    days = {name: _next_year(getattr(row, name)) for name in DAYS}
    return add_round(row.form, days, by=by)


def _next_year(day: date | None) -> date | None:
    if day is None:
        return None
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def _check_is_on(row: FundingRound) -> None:
    if row.cancelled_on is not None:
        raise Invalid(_("This round is called off."))


def _checked(days: Mapping[str, Any]) -> dict[str, Any]:
    # Any: days, or nothing.
    given = {name: days.get(name) for name in DAYS}
    opens, closes = given["opens_on"], given["closes_on"]
    if not any(given.values()):
        raise Invalid(_("Write at least one day."))
    if opens and closes and closes < opens:
        raise Invalid(_("The last day is before the first day."), "closes_on")
    decision, month = given["decision_on"], given["decision_month"]
    if decision and month:
        raise Invalid(_("Write a day or a month, not both."), "decision_month")
    if decision and closes and decision < closes:
        raise Invalid(
            _("The decision comes before the last day to apply."), "decision_on"
        )
    if month:
        given["decision_month"] = month.replace(day=1)
        if closes and given["decision_month"] < closes.replace(day=1):
            raise Invalid(
                _("The decision comes before the last day to apply."), "decision_month"
            )
    return given
