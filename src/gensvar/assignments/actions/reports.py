"""Reporting, answering once, correcting, promising measures, and taking it higher."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.assignments.actions.assignments import note
from gensvar.assignments.actions.checks import check_decision, check_year
from gensvar.assignments.messages import answer_asked_of
from gensvar.assignments.models import (
    ActivityReport,
    AnswerCorrection,
    AnswerMeasure,
    AssignedBody,
    AssignedStatus,
    Escalation,
    ReportAnswer,
)
from gensvar.assignments.policies import may_answer, may_report, may_take_higher
from gensvar.assignments.queries import bodies_higher_than
from gensvar.audit.actions import record
from gensvar.followups.actions import promise_measure
from gensvar.followups.models import Measure
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Decision, Matter
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Reported:
    """What a body reports, to whom, and when it asks for an answer."""

    text: str
    reported_on: date
    answer_due_on: date
    link: str = ""
    matter: Matter | None = None
    registry_number: str = ""
    year: int | None = None
    to_body: Body | None = None


@dataclass(frozen=True)
class Answered:
    """What the board answered, and by which decision."""

    text: str
    answered_on: date
    section_number: str
    decision: Decision | None = None


@transaction.atomic
def report_activity(
    body: Body, reported: Reported, *, by: User, assigned: AssignedBody | None = None
) -> ActivityReport:
    """Enter the report of a body: on what it was assigned, or for a year (S3-05).

    Raises NotAllowed, or Invalid at the field that cannot be right.
    """
    if not may_report(by, body):
        raise NotAllowed
    if assigned is not None:
        hold(assigned, "status", "version")
        if not assigned.is_open:
            sentence = _("The report is given already, or it is called off.")
            raise Invalid(sentence, "text")
    _check(reported)
    year = assigned.assignment.operating_year if assigned else reported.year
    to_body = assigned.assignment.body if assigned else reported.to_body
    if to_body is None:
        raise Invalid(_("Choose the body that is to answer."), "to_body")
    check_year(year or 0, "year")
    report = ActivityReport.objects.create(
        body=body,
        assigned=assigned,
        year=year or 0,
        text=reported.text.strip(),
        reported_on=reported.reported_on,
        link=reported.link.strip(),
        matter=reported.matter,
        registry_number=reported.registry_number.strip(),
        to_body=to_body,
        answer_due_on=reported.answer_due_on,
        created_by=by,
    )
    _move(assigned, AssignedStatus.REPORTED, by)
    record("report activity", report, by=by, body=body.pk, to=to_body.pk)
    return report


@transaction.atomic
def answer_report(
    report: ActivityReport, answered: Answered, *, by: User
) -> ReportAnswer:
    """Enter the board's formal answer, once. Raises Invalid.

    Who answers a second time is told to correct the answer instead.
    """
    if not may_answer(by, report):
        raise NotAllowed
    hold(report, "escalated_to_id")
    body = report.owes_answer
    section = _check_answer(report, answered, body)
    try:
        with transaction.atomic():
            answer = ReportAnswer.objects.create(
                report=report,
                text=answered.text.strip(),
                answered_on=answered.answered_on,
                section_number=section,
                decision=answered.decision,
                answered_by=body,
                created_by=by,
            )
    except IntegrityError as known:
        sentence = _("The report already has an answer. Correct that one instead.")
        raise Invalid(sentence, "text") from known
    _move(report.assigned, AssignedStatus.ANSWERED, by)
    record("answer report", report, by=by, body=body.pk, on=answered.answered_on)
    return answer


@transaction.atomic
def correct_answer(
    answer: ReportAnswer, text: str, reason: str, *, by: User, seen_version: int
) -> None:
    """Correct an answer; what stood before stays. Raises Invalid or Stale."""
    if not may_answer(by, answer.report):
        raise NotAllowed
    if not text.strip():
        raise Invalid(_("Write the answer."), "text")
    if not reason.strip():
        raise Invalid(_("Write why it is corrected."), "reason")
    before = answer.text
    save_if_current(answer, seen_version, {"text": text.strip()})
    AnswerCorrection.objects.create(
        answer=answer, before=before, reason=reason.strip(), by=by
    )
    record("correct answer to report", answer.report, by=by)


@transaction.atomic
def promise_in_answer(
    answer: ReportAnswer, words: str, *, due_on: date, owner: User | None, by: User
) -> Measure:
    """Write down a measure that the answer says will be taken (S3-06, S3-07)."""
    if not may_answer(by, answer.report):
        raise NotAllowed
    matter = answer.decision.matter if answer.decision else None
    measure = promise_measure(
        words,
        body=answer.answered_by,
        due_on=due_on,
        owner=owner,
        matter=matter,
        by=by,
    )
    AnswerMeasure.objects.create(answer=answer, measure=measure)
    return measure


@transaction.atomic
def take_higher(
    report: ActivityReport, to_body: Body, reason: str, *, by: User
) -> Escalation:
    """Ask a higher body for an answer that is overdue; tell its chairs (S4-144)."""
    if not may_take_higher(by, report):
        raise NotAllowed
    hold(report, "escalated_to_id", "version")
    if not report.is_overdue():
        sentence = _("The answer is not overdue: it is due on %(day)s.")
        raise Invalid(sentence % {"day": said(report.answer_due_on)}, "to_body")
    if not reason.strip():
        raise Invalid(_("Write why it is taken higher."), "reason")
    before = report.owes_answer
    if not bodies_higher_than(before).filter(pk=to_body.pk).exists():
        sentence = _("Choose a body above the one that owes the answer.")
        raise Invalid(sentence, "to_body")
    save_if_current(report, report.version, {"escalated_to": to_body})
    step = Escalation.objects.create(
        report=report, from_body=before, to_body=to_body, reason=reason.strip(), by=by
    )
    record("take report higher", report, by=by, before=before.pk, to=to_body.pk)
    send(answer_asked_of(step))
    return step


def _move(assigned: AssignedBody | None, status: str, by: User) -> None:
    if assigned is not None:
        save_if_current(assigned, assigned.version, {"status": status})
        note(assigned, by)


def _check(reported: Reported) -> None:
    if not reported.text.strip():
        raise Invalid(_("Write what you want to report."), "text")
    if reported.reported_on > today():
        raise Invalid(_("The day of the report has not come yet."), "reported_on")
    if reported.answer_due_on < reported.reported_on:
        sentence = _("The answer is due before the report. Correct one of the days.")
        raise Invalid(sentence, "answer_due_on")


def _check_answer(report: ActivityReport, answered: Answered, body: Body) -> str:
    if not answered.text.strip():
        raise Invalid(_("Write the answer."), "text")
    day = answered.answered_on
    section = check_decision(
        body, day, answered.section_number, answered.decision, "answered_on"
    )
    if day < report.reported_on:
        raise Invalid(_("The answer is dated before the report."), "answered_on")
    return section
