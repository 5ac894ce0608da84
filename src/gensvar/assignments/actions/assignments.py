"""Giving one assignment to many bodies, and saying how each of them goes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.assignments.actions.checks import check_decision, check_year
from gensvar.assignments.models import (
    AssignedBody,
    AssignedStatus,
    Assignment,
    AssignmentNote,
)
from gensvar.assignments.models.assignments import OPEN
from gensvar.assignments.policies import may_call_off, may_follow, may_give
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Given:
    """What a body decided to assign."""

    question: str
    operating_year: int
    decided_on: date
    section_number: str
    due_on: date
    decision: Decision | None = None


@transaction.atomic
def give_assignment(
    body: Body, given: Given, to: Collection[Body], *, by: User
) -> Assignment:
    """Enter what a body has decided to assign to others, one or many (S3-03).

    Raises NotAllowed, or Invalid at the field that cannot be right.
    """
    if not may_give(by, body):
        raise NotAllowed
    if not given.question.strip():
        raise Invalid(_("Write the question."), "question")
    check_year(given.operating_year, "operating_year")
    section = check_decision(
        body, given.decided_on, given.section_number, given.decision, "decided_on"
    )
    if given.due_on < given.decided_on:
        sentence = _("The report is due before the decision. Correct one of the days.")
        raise Invalid(sentence, "due_on")
    if not to:
        raise Invalid(_("Choose at least one body."), "to")
    assignment = Assignment.objects.create(
        body=body,
        question=given.question.strip(),
        operating_year=given.operating_year,
        decided_on=given.decided_on,
        section_number=section,
        decision=given.decision,
        due_on=given.due_on,
        created_by=by,
    )
    for one in to:
        _assign(assignment, one)
    record("give assignment", assignment, by=by, to=sorted(one.pk for one in to))
    return assignment


@transaction.atomic
def give_also_to(assignment: Assignment, body: Body, *, by: User) -> AssignedBody:
    """Give an assignment to one more body. Raises Invalid when it has it."""
    if not may_give(by, assignment.body):
        raise NotAllowed
    assigned = _assign(assignment, body)
    record("give assignment", assignment, by=by, to=[body.pk])
    return assigned


@transaction.atomic
def say_how_it_goes(
    assigned: AssignedBody, status: str, words: str, *, by: User, seen_version: int
) -> None:
    """Say that a body has accepted, or is under way, and what has happened.

    Reported, answered and called off come from what is done elsewhere. Raises Stale.
    """
    if not may_follow(by, assigned):
        raise NotAllowed
    hold(assigned, "status")
    if not assigned.is_open:
        raise Invalid(_("The report is given already, or it is called off."), "status")
    if status not in OPEN:
        raise Invalid(_("Choose how far it has come."), "status")
    save_if_current(assigned, seen_version, {"status": status})
    note(assigned, by, words)
    record("say how assignment goes", assigned, by=by, status=status)


@transaction.atomic
def call_off(assigned: AssignedBody, reason: str, *, by: User) -> None:
    """Let a body no longer owe a report; the reason stays."""
    if not may_call_off(by, assigned):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is called off."), "reason")
    hold(assigned, "status", "version")
    if not assigned.is_open:
        raise Invalid(_("The report is given already, or it is called off."), "reason")
    changes = {"status": AssignedStatus.CALLED_OFF, "reason": reason.strip()}
    save_if_current(assigned, assigned.version, changes)
    note(assigned, by, reason)
    record("call off assignment", assigned, by=by)


@transaction.atomic
def put_back(assigned: AssignedBody, *, by: User) -> None:
    """Take back that an assignment was called off."""
    if not may_call_off(by, assigned):
        raise NotAllowed
    hold(assigned, "status", "version")
    if assigned.status != AssignedStatus.CALLED_OFF:
        return
    changes = {"status": AssignedStatus.GIVEN, "reason": ""}
    save_if_current(assigned, assigned.version, changes)
    note(assigned, by)
    record("put back assignment", assigned, by=by)


def note(assigned: AssignedBody, by: User, words: str = "") -> None:
    """Keep what stood when, and what was said."""
    AssignmentNote.objects.create(
        assigned=assigned, status=assigned.status, words=words.strip(), by=by
    )


def _assign(assignment: Assignment, body: Body) -> AssignedBody:
    if not body.exists_on():
        raise Invalid(_("%(body)s no longer exists.") % {"body": body}, "to")
    try:
        with transaction.atomic():
            return AssignedBody.objects.create(assignment=assignment, body=body)
    except IntegrityError as known:
        sentence = _("%(body)s already has this assignment.")
        raise Invalid(sentence % {"body": body}, "to") from known
