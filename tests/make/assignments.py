"""Assignments and reports, made through the actions."""

from collections.abc import Sequence
from datetime import timedelta

from gensvar.assignments.actions import (
    Given,
    Reported,
    give_assignment,
    report_activity,
)
from gensvar.assignments.models import ActivityReport, AssignedBody, Assignment
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body


def make_assignment(
    body: Body | None = None, to: Sequence[Body] = (), *, due_in: int = 60
) -> Assignment:
    """Give one assignment, half a year ago, to one body or to those given."""
    body = body or make_body()
    decided_on = today() - timedelta(days=180)
    given = Given(
        "Vilket behov av dialog har invånarna?",
        decided_on.year,
        decided_on,
        "14",
        today() + timedelta(days=due_in),
    )
    return give_assignment(body, given, to or [make_body()], by=officer_of(body))


def assigned_in(assignment: Assignment) -> AssignedBody:
    """Return the first body's part of an assignment."""
    return assignment.assigned.select_related("assignment__body", "body").earliest("pk")


def make_report(
    assigned: AssignedBody | None = None, *, answer_in: int = 30
) -> ActivityReport:
    """Report on an assignment, forty days ago."""
    assigned = assigned or assigned_in(make_assignment())
    reported = Reported(
        "Vi har mött sextio personer.",
        today() - timedelta(days=40),
        today() + timedelta(days=answer_in),
        registry_number="RS 7-2026",
    )
    return report_activity(
        assigned.body, reported, by=officer_of(assigned.body), assigned=assigned
    )
