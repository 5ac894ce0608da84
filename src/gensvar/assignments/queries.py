"""Assignments and reports as a reader may see them, what is overdue first."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from gensvar.assignments.models import ActivityReport, AssignedBody, Assignment
from gensvar.assignments.models.assignments import OPEN
from gensvar.assignments.policies import bodies_to_read_for
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, BodyKind
from gensvar.organisations.policies import Visitor, lineage


@dataclass(frozen=True)
class Waiting:
    """What waits in some bodies, the longest overdue first."""

    assignments: list[AssignedBody]
    to_answer: list[ActivityReport]
    awaited: list[ActivityReport]

    @property
    def overdue(self) -> int:
        """Return how much of it is overdue."""
        reports = (*self.to_answer, *self.awaited)
        late = [one for one in self.assignments if one.is_overdue()]
        return len(late) + sum(one.is_overdue() for one in reports)


def waiting_for_bodies(body_ids: Collection[int]) -> Waiting:
    """Return open assignments, reports to answer and answers overdue: two queries.

    Made for the overview of elected members: every row has its bodies with it.
    `awaited` are the reports of these bodies whose answer is overdue.
    """
    ids = set(body_ids)
    reports = list(
        _reports()
        .filter(answer__isnull=True)
        .filter(Q(body__in=ids) | Q(to_body__in=ids) | Q(escalated_to__in=ids))
    )
    to_answer = [
        one for one in reports if (one.escalated_to_id or one.to_body_id) in ids
    ]
    return Waiting(
        list(_assigned().filter(body__in=ids, status__in=OPEN)),
        to_answer,
        [one for one in reports if one.body_id in ids and one.is_overdue()],
    )


def _assigned() -> QuerySet[AssignedBody]:
    rows = AssignedBody.objects.select_related("assignment__body", "body__successor")
    waits = Case(
        When(status__in=OPEN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return rows.order_by(waits, "assignment__due_on", "body__name", "pk")


def _reports() -> QuerySet[ActivityReport]:
    waits = Case(
        When(answer__isnull=True, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return ActivityReport.objects.select_related(
        "body__successor",
        "to_body__successor",
        "escalated_to__successor",
        "answer",
        "assigned__assignment",
        "matter",
    ).order_by(waits, "answer_due_on", "pk")


def assigned_to(user: Visitor) -> QuerySet[AssignedBody]:
    """Return what the bodies of a person have been assigned."""
    return _assigned().filter(body__in=bodies_to_read_for(user))


def given_by(user: Visitor) -> QuerySet[Assignment]:
    """Return what the bodies of a person have assigned, with numbers of bodies."""
    return (
        Assignment.objects.filter(body__in=bodies_to_read_for(user))
        .select_related("body")
        .annotate(
            bodies=Count("assigned"),
            open=Count("assigned", filter=Q(assigned__status__in=OPEN)),
        )
        .order_by("-operating_year", "-decided_on", "-pk")
    )


def assignments_visible_to(user: Visitor) -> QuerySet[Assignment]:
    """Return what the bodies of a person have given or been given."""
    mine = bodies_to_read_for(user)
    seen = AssignedBody.objects.filter(body__in=mine).values("assignment")
    asked = ActivityReport.objects.filter(escalated_to__in=mine)
    higher = asked.values("assigned__assignment")
    return Assignment.objects.filter(
        Q(body__in=mine) | Q(pk__in=seen) | Q(pk__in=higher)
    ).select_related("body", "decision__matter")


def assigned_visible_to(user: Visitor) -> QuerySet[AssignedBody]:
    """Return the parts of assignments that a person may read."""
    mine = bodies_to_read_for(user)
    return _assigned().filter(Q(body__in=mine) | Q(assignment__body__in=mine))


def bodies_of(assignment: Assignment) -> list[AssignedBody]:
    """Return how far each body has come, those that are overdue first."""
    rows = AssignedBody.objects.filter(assignment=assignment)
    found = list(rows.select_related("body__successor", "assignment", "report"))
    return sorted(found, key=lambda one: (not one.is_overdue(), not one.is_open))


def reports_visible_to(user: Visitor) -> QuerySet[ActivityReport]:
    """Return the reports that a person's bodies wrote or owe an answer to."""
    mine = bodies_to_read_for(user)
    return _reports().filter(
        Q(body__in=mine) | Q(to_body__in=mine) | Q(escalated_to__in=mine)
    )


def bodies_higher_than(body: Body) -> QuerySet[Body]:
    """Return the bodies above one, and the assembly: where an answer can be asked."""
    above = Q(pk__in=lineage(body)) | Q(kind=BodyKind.ASSEMBLY)
    exists = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    return Body.objects.filter(above, exists).exclude(pk=body.pk)


def open_assignments_of(body: Body) -> QuerySet[AssignedBody]:
    """Return what a body has been assigned and not reported."""
    return _assigned().filter(body=body, status__in=OPEN)


def unanswered_of(body: Body) -> QuerySet[ActivityReport]:
    """Return the reports that a body owes an answer to."""
    owes = Q(escalated_to=body) | Q(escalated_to__isnull=True, to_body=body)
    return _reports().filter(owes, answer__isnull=True)


def assignments_of_bodies(ids: Collection[int]) -> QuerySet[Assignment]:
    """Return what some bodies have given or been given, the latest year first."""
    rows = AssignedBody.objects.filter(body__in=ids).values("assignment")
    return Assignment.objects.filter(Q(body__in=ids) | Q(pk__in=rows))
