"""Raising questions, answering them straight, and moving, passing on and escalating.

Every step is kept as a note; the words of people never enter the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.followups.models import (
    QuestionNote,
    QuestionState,
    QuestionStep,
    RaisedQuestion,
)
from gensvar.followups.policies import may_answer, may_promise
from gensvar.followups.queries import is_above
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.organisations.policies import works_here


@dataclass(frozen=True)
class Raised:
    """What is known of a question when it is raised; the asker may be unknown."""

    words: str
    due_on: date
    raised_on: date | None = None
    asked_by: str = ""
    language: str = "sv"
    owner: User | None = None
    matter: Matter | None = None
    is_public: bool = False


@transaction.atomic
def raise_question(body: Body, raised: Raised, *, by: User) -> RaisedQuestion:
    """Write down a question that a body owes an answer to, by a day.

    Raises NotAllowed, or Invalid at the field that cannot be right.
    """
    if not may_promise(by, body):
        raise NotAllowed
    if not raised.words.strip():
        raise Invalid(_("Write the question."), "words")
    if not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    asked_on = raised.raised_on or today()
    if raised.due_on < asked_on:
        raise Invalid(
            _("The day of the answer is before the day of the question."), "due_on"
        )
    _check_owner(raised.owner)
    question = RaisedQuestion.objects.create(
        words=raised.words.strip(),
        asked_by=raised.asked_by.strip(),
        language=raised.language,
        raised_on=asked_on,
        body=body,
        owner=raised.owner,
        due_on=raised.due_on,
        matter=raised.matter,
        is_public=raised.is_public,
        created_by=by,
    )
    record("raise question", question, by=by, body=body.pk, due_on=raised.due_on)
    return question


@transaction.atomic
def answer_question(
    question: RaisedQuestion,
    state: str,
    answer: str,
    *,
    by: User,
    answered_by: str = "",
    seen_version: int | None = None,
) -> None:
    """Answer straight: yes, in part or no, each with its words (S4-097).

    `answered_by` names the elected representative whose statement it is (S4-146). An
    answer can be written anew; the one before stays in the notes. Raises Stale when
    somebody else has changed the question since `seen_version`.
    """
    if not may_answer(by, question):
        raise NotAllowed
    if state not in set(QuestionState.values) - {QuestionState.OPEN}:
        raise Invalid(_("Choose yes, in part or no."), "state")
    if not answer.strip():
        raise Invalid(
            _("Write why the answer is no.")
            if state == QuestionState.NOT
            else _("Write the answer."),
            "answer",
        )
    _hold(question)
    _note(question, QuestionStep.ANSWERED, question.answer, by)
    changes = {
        "state": state,
        "answer": answer.strip(),
        "answered_on": today(),
        "answered_by": answered_by.strip(),
    }
    _save(question, changes, seen_version)
    record("answer question", question, by=by, state=state)


@transaction.atomic
def reopen_question(question: RaisedQuestion, reason: str, *, by: User) -> None:
    """Open an answered question again; the answer before stays in the notes."""
    if not may_answer(by, question):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is opened again."), "reason")
    _hold(question)
    if question.state == QuestionState.OPEN:
        raise NotYet([_("an answer")])
    _note(question, QuestionStep.REOPENED, f"{reason.strip()}\n\n{question.answer}", by)
    changes = {"state": QuestionState.OPEN, "answer": "", "answered_on": None}
    _save(question, {**changes, "answered_by": ""})
    record("reopen question", question, by=by)


@transaction.atomic
def note_question(question: RaisedQuestion, words: str, *, by: User) -> QuestionNote:
    """Say what has happened on the way to an answer."""
    if not may_answer(by, question):
        raise NotAllowed
    if not words.strip():
        raise Invalid(_("Write what has happened."), "words")
    note = _note(question, QuestionStep.NOTE, words.strip(), by)
    record("note question", question, by=by)
    return note


@transaction.atomic
def move_question(
    question: RaisedQuestion, due_on: date, reason: str, *, by: User
) -> None:
    """Move the day of the answer; the old day and the reason stay in the notes."""
    if not may_answer(by, question):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why the day is moved."), "reason")
    _hold(question)
    if due_on == question.due_on:
        raise Invalid(_("That is the day it already has."), "due_on")
    if due_on < question.raised_on:
        raise Invalid(
            _("The day of the answer is before the day of the question."), "due_on"
        )
    before = question.due_on
    QuestionNote.objects.create(
        question=question,
        step=QuestionStep.MOVED,
        words=reason.strip(),
        due_before=before,
        due_after=due_on,
        by=by,
    )
    _save(question, {"due_on": due_on})
    record("move question", question, by=by, before=before, after=due_on)


@transaction.atomic
def pass_on_question(question: RaisedQuestion, to_user: User, *, by: User) -> None:
    """Give a question to somebody else who works here."""
    if not may_answer(by, question):
        raise NotAllowed
    _check_owner(to_user)
    _hold(question)
    before = question.owner_id
    _note(question, QuestionStep.PASSED_ON, "", by)
    _save(question, {"owner": to_user})
    record("pass on question", question, by=by, before=before, after=to_user.pk)


@transaction.atomic
def escalate_question(
    question: RaisedQuestion, body: Body, reason: str, *, by: User
) -> None:
    """Take a question to a higher body, which then owes the answer (S4-144).

    Raises Invalid when the body does not stand above the one that has the question.
    """
    if not may_answer(by, question):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is taken higher."), "reason")
    _hold(question)
    if not is_above(body, question.escalated_to or question.body):
        raise Invalid(_("Choose a body above the one that has the question."), "body")
    QuestionNote.objects.create(
        question=question,
        step=QuestionStep.ESCALATED,
        words=reason.strip(),
        to_body=body,
        by=by,
    )
    _save(question, {"escalated_to": body})
    record("escalate question", question, by=by, to=body.pk)


def _hold(question: RaisedQuestion) -> None:
    hold(
        question, "state", "answer", "due_on", "owner_id", "escalated_to_id", "version"
    )


def _note(
    question: RaisedQuestion, step: QuestionStep, words: str, by: User
) -> QuestionNote:
    return QuestionNote.objects.create(question=question, step=step, words=words, by=by)


def _save(
    question: RaisedQuestion, changes: Mapping[str, Any], seen: int | None = None
) -> None:
    # Any: the values of any field.
    save_if_current(question, question.version if seen is None else seen, changes)


def _check_owner(owner: User | None) -> None:
    if owner is not None and not works_here(owner):
        raise Invalid(_("This person has no role here and cannot answer."), "owner")
