"""What waits for one elected representative, whatever it is, in one question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.assignments.models import ActivityReport, AssignedBody
from gensvar.assignments.models.assignments import OPEN as ASSIGNED
from gensvar.dialogues.models import Consideration, Dialogue, Mandate, Stage
from gensvar.findings.models import HandOver
from gensvar.followups.models import Measure, QuestionState, RaisedQuestion
from gensvar.followups.queries import OPEN
from gensvar.kernel.days import today
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.notifications.writing import one_line
from gensvar.workspace.overview.scope import Scope

LONGEST = 120


class Kind(IntEnum):
    """What it is that waits."""

    REPORT = 0
    CONSIDER = 1
    MANDATE = 2
    QUESTION = 3
    MEASURE = 4
    ASSIGNED = 5
    ANSWER = 6


# Of each kind: the name of the address, and which value stands in it.
PLACES = {
    Kind.REPORT: "report-back",
    Kind.CONSIDER: "consideration",
    Kind.MANDATE: "give-mandate",
    Kind.QUESTION: "raised-question",
    Kind.MEASURE: "measure",
    Kind.ASSIGNED: "assigned",
    Kind.ANSWER: "activity-report",
}


@dataclass(frozen=True)
class Wait:
    """One thing that waits: what to do, about what, for which body, by when."""

    kind: Kind
    pk: int
    title: str
    number: str
    body: str
    due_on: date | None
    may_act: bool = True

    @property
    def is_late(self) -> bool:
        """Say whether its day has passed."""
        return self.due_on is not None and self.due_on < today()

    @property
    def what(self) -> str:
        """Return what is to be done, in a few words."""
        return {
            Kind.REPORT: _("Report back on a decision basis"),
            Kind.CONSIDER: _("Decide: should people be asked?"),
            Kind.MANDATE: _("Give a mandate"),
            Kind.QUESTION: _("Answer a question taken to your body"),
            Kind.MEASURE: _("Your measure"),
            Kind.ASSIGNED: _("Assigned to your body"),
            Kind.ANSWER: _("Answer a report"),
        }[self.kind]

    @property
    def address(self) -> str:
        """Return where it is done, or read by those who may not do it."""
        if self.kind == Kind.REPORT and not self.may_act:
            return reverse("results", args=[self.number])
        place = PLACES[self.kind]
        if self.kind == Kind.MANDATE:
            return reverse(place, args=[self.number])
        if self.kind == Kind.REPORT:
            return reverse(place, args=[self.number, self.pk])
        return reverse(place, args=[self.pk])


def waits_for(scope: Scope) -> list[Wait]:
    """Return all that waits for a person, the most urgent first."""
    rows = _ROWS.ask(scope.own, scope.chaired, [scope.person])
    found = [_wait(row, scope) for row in rows]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.kind, one.pk))


def _wait(row: tuple[Any, ...], scope: Scope) -> Wait:
    # Any: the values of several models, in one order.
    kind, pk, title, number, body, body_id, due_on = row
    may_act = kind != Kind.REPORT or body_id in scope.chaired
    words = one_line(title)[:LONGEST]
    return Wait(Kind(kind), pk, words, number, body, due_on, may_act)


def _rows(own: list[int], chaired: list[int], person: list[int]) -> QuerySet[Any, Any]:
    # Any: rows of five models become rows of one shape.
    reports = HandOver.objects.filter(
        body__in=own, reported_on__isnull=True, basis__handed_over_at__isnull=False
    ).exclude(basis__dialogue__stage=Stage.CLOSED)
    considerations = Consideration.objects.filter(
        matter__body__in=chaired, decided_on__isnull=True
    )
    given = Mandate.objects.filter(dialogue=OuterRef("pk"), withdrawn_on__isnull=True)
    dialogues = Dialogue.objects.filter(
        ~Exists(given), body__in=chaired, stage=Stage.PREPARING
    )
    questions = RaisedQuestion.objects.filter(
        escalated_to__in=chaired, state=QuestionState.OPEN
    )
    measures = Measure.objects.filter(owner__in=person, status__in=OPEN)
    dialogue, planned = "basis__dialogue", "matter__planned_decision_on"
    number = "matter__registry_number"
    return _of(
        Kind.REPORT, reports, f"{dialogue}__title", f"{dialogue}__number", "", "due_on"
    ).union(
        _of(
            Kind.CONSIDER, considerations, "matter__title", number, "matter__", planned
        ),
        _of(Kind.MANDATE, dialogues, "title", "number", "", ""),
        _of(Kind.QUESTION, questions, "", "", "", "due_on"),
        _of(Kind.MEASURE, measures, "words", "", "", "due_on"),
        *_assignments(own),
        all=True,
    )


def _assignments(own: list[int]) -> tuple[QuerySet[Any, Any], ...]:
    # Any: rows of two models, of the same shape as the others.
    owes = Q(escalated_to__in=own) | Q(escalated_to__isnull=True, to_body__in=own)
    assigned = AssignedBody.objects.filter(body__in=own, status__in=ASSIGNED)
    reports = ActivityReport.objects.filter(owes, answer__isnull=True)
    question, due = "assignment__question", "assignment__due_on"
    return (
        _of(Kind.ASSIGNED, assigned, question, "", "", due),
        _of(Kind.ANSWER, reports, "", "", "", "answer_due_on"),
    )


def _of(
    kind: Kind, rows: QuerySet[Any], title: str, number: str, of: str, due: str
) -> QuerySet[Any, Any]:
    # Any: rows of any of the models.
    return rows.order_by().values_list(
        Value(int(kind), output_field=IntegerField()),
        "pk",
        Cast(F(title) if title else Value(""), TextField()),
        Cast(F(number) if number else Value(""), CharField(max_length=40)),
        f"{of}body__name",
        F(f"{of}body_id"),
        Cast(F(due) if due else Value(None), DateField()),
    )


def late(waits: Iterable[Wait]) -> int:
    """Return how many things that wait are late."""
    return sum(one.is_late for one in waits)


_ROWS = Prepared(_rows, NUMBERS, NUMBERS, NUMBERS)
