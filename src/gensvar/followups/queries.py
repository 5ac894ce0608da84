"""Measures and questions as a reader may see them, the most overdue first."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from gensvar.accounts.models import User
from gensvar.followups.models import (
    Measure,
    MeasureStatus,
    QuestionState,
    RaisedQuestion,
)
from gensvar.followups.policies import READERS
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
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


def questions_visible_to(user: Visitor) -> QuerySet[RaisedQuestion]:
    """Return the questions of a person's bodies, and those the person owns."""
    bodies = bodies_within(user, *READERS)
    mine = Q(body__in=bodies) | Q(escalated_to__in=bodies)
    if user.is_authenticated:
        mine |= Q(owner=user)
    waiting = Case(
        When(state=QuestionState.OPEN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        RaisedQuestion.objects.filter(mine)
        .select_related("body", "owner", "matter", "escalated_to")
        .order_by(waiting, "due_on", "pk")
    )


def open_questions_of(user: User) -> QuerySet[RaisedQuestion]:
    """Return the questions that a person owes an answer to."""
    return RaisedQuestion.objects.filter(
        owner=user, state=QuestionState.OPEN
    ).select_related("body")


def is_owed(question: RaisedQuestion, day: date | None = None) -> bool:
    """Say whether a question should have been answered by a day and is not."""
    return question.state == QuestionState.OPEN and question.due_on < (day or today())


def bodies_above(body: Body) -> list[int]:
    """Return the ids of the bodies above one, the nearest first."""
    found: list[int] = []
    parent_id = body.parent_id
    while parent_id is not None and parent_id not in found:
        found.append(parent_id)
        parent_id = (
            Body.objects.filter(pk=parent_id).values_list("parent", flat=True).first()
        )
    return found


def is_above(body: Body, other: Body) -> bool:
    """Say whether a body stands above another one in the organisation."""
    return body.pk in bodies_above(other)
