"""Reminding of the day an agreement is to be reviewed, or ends (S1-31)."""

from datetime import date

from django.db import transaction

from gensvar.agreements.messages import days_come
from gensvar.agreements.models import Agreement, AgreementReminder, AgreementStage
from gensvar.agreements.queries import officers_of
from gensvar.kernel.days import today
from gensvar.notifications.actions import send

MONTHS = (1, 3, 6)
RUNNING = (AgreementStage.IN_FORCE, AgreementStage.REVIEWED)


def months_left(day: date, due: date) -> int:
    """Return how many whole months lie between two days; 0 in the last one."""
    months = (due.year - day.year) * 12 + due.month - day.month
    return months - (due.day < day.day)


def notice_for(day: date, due: date) -> int | None:
    """Return which reminder stands on a day: 6, 3 or 1 months before, or none."""
    if due < day:
        return None
    near = [month for month in MONTHS if _is_within(day, due, month)]
    return min(near, default=None)


def _is_within(day: date, due: date, months: int) -> bool:
    left = months_left(day, due)
    return left < months or (left == months and due.day == day.day)


def remind_of_agreements(day: date | None = None) -> int:
    """Write to the officers of the body, once for each day and notice.

    What stands today is told, not what stood on days that were missed.
    """
    day = day or today()
    told = 0
    for agreement in Agreement.objects.filter(stage__in=RUNNING).select_related("body"):
        for what, due in (
            ("review", agreement.review_on),
            ("end", agreement.valid_to),
        ):
            notice = notice_for(day, due) if due else None
            if due and notice is not None:
                told += _tell(agreement, what, due, notice, day)
    return told


@transaction.atomic
def _tell(agreement: Agreement, what: str, due: date, months: int, day: date) -> int:
    _row, is_new = AgreementReminder.objects.get_or_create(
        agreement=agreement,
        what=what,
        due_on=due,
        months=months,
        defaults={"told_on": day},
    )
    if not is_new:
        return 0
    people = officers_of(agreement.body)
    send(days_come(agreement, what, months, who.email, who.language) for who in people)
    return len(people)
