"""What happens on which day: rounds that open, close, are decided and paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.funding.models import FundingRound
from gensvar.kernel.days import today

AHEAD = 90


class What(models.TextChoices):
    """What happens on a day of a round."""

    OPENS = "opens", _("Opens")
    CLOSES = "closes", _("Last day to apply")
    DECIDED = "decided", _("Decision")
    PAID = "paid", _("Payment")
    REPORT = "report", _("Last day to report back")


DAYS = (
    (What.OPENS, "opens_on"),
    (What.CLOSES, "closes_on"),
    (What.DECIDED, "decision_on"),
    (What.PAID, "paid_on"),
    (What.REPORT, "reported_by"),
)


@dataclass(frozen=True)
class Coming:
    """One day of one round; of a decision perhaps only the month is known."""

    key: str
    what: str
    said: StrOrPromise
    day: date
    is_month: bool
    form_id: str
    name: str
    body: str
    cancelled_why: str
    is_cancelled: bool
    told_before: int | None
    sequence: int

    @property
    def in_days(self) -> int:
        """Return how many days are left."""
        return (self.day - today()).days


def days_of(rounds: Iterable[FundingRound]) -> list[Coming]:
    """Return every day of some rounds that is known, the earliest first."""
    found = []
    for row in rounds:
        for what, field in DAYS:
            day = getattr(row, field)
            is_month = what == What.DECIDED and day is None
            if is_month:
                day = row.decision_month
            if day is not None:
                found.append(_coming(row, what, day, is_month=is_month))
    return sorted(found, key=lambda one: (one.day, one.name.casefold(), one.key))


def _coming(row: FundingRound, what: What, day: date, *, is_month: bool) -> Coming:
    return Coming(
        key=f"round-{row.pk}-{what.value}",
        what=what.value,
        said=what.label,
        day=day,
        is_month=is_month,
        form_id=row.form.public_id,
        name=row.form.name,
        body=str(row.form.body),
        cancelled_why=row.cancelled_why,
        is_cancelled=row.cancelled_on is not None,
        told_before=row.told_before if what == What.CLOSES else None,
        sequence=row.sequence,
    )


def near(days: Iterable[Coming], ahead: int = AHEAD) -> list[Coming]:
    """Return what comes from today and within so many days."""
    first, last = today(), today() + timedelta(days=ahead)
    return [
        one
        for one in days
        if first <= one.day <= last
        or (one.is_month and first.replace(day=1) <= one.day <= last)
    ]
