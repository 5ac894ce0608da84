"""Measures as a reader may see them, the most overdue first."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from gensvar.accounts.models import User
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.followups.policies import READERS
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.organisations.policies import Visitor, bodies_within

OPEN = (MeasureStatus.PLANNED, MeasureStatus.ONGOING)


def measures_visible_to(user: Visitor) -> QuerySet[Measure]:
    """Return the measures of a person's bodies, and those the person owns."""
    mine = Q(body__in=bodies_within(user, *READERS))
    if user.is_authenticated:
        mine |= Q(owner=user)
    waiting = Case(
        When(status__in=OPEN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Measure.objects.filter(mine)
        .select_related("body", "owner", "matter")
        .order_by(waiting, "due_on", "pk")
    )


def open_measures_of(user: User) -> QuerySet[Measure]:
    """Return what a person has promised to see to and has not finished."""
    return Measure.objects.filter(owner=user, status__in=OPEN).select_related("body")


def measures_in(matter: Matter) -> QuerySet[Measure]:
    """Return the measures promised in one matter."""
    return Measure.objects.filter(matter=matter).select_related("body", "owner")


def is_overdue(measure: Measure, day: date | None = None) -> bool:
    """Say whether a measure should have been done by a day and is not."""
    return measure.status in OPEN and measure.due_on < (day or today())
