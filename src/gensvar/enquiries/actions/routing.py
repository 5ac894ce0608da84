"""Moving a question to who can answer, moving its day, sending it elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.enquiries.actions.asking import day_of_answer, owner_of, tell_who_answers
from gensvar.enquiries.messages import moved
from gensvar.enquiries.models import Enquiry, EnquiryStep, State, Step, Theme
from gensvar.enquiries.policies import may_answer
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body
from gensvar.organisations.policies import works_here

HELD = (
    "state",
    "due_on",
    "owner_id",
    "body_id",
    "theme_id",
    "reopened_at",
    "published_at",
    "hidden_at",
    "must_be_public",
    "answered_on",
    "version",
)


@dataclass(frozen=True)
class Where:
    """Where a question goes: a theme brings its body and owner along."""

    theme: Theme | None = None
    body: Body | None = None
    owner: User | None = None


@transaction.atomic
def move_enquiry(enquiry: Enquiry, to: Where, reason: str, *, by: User) -> None:
    """Give a question to who can answer; the asker is told and sees the reason.

    The day that was promised stands: a theme with fewer days makes it come sooner and
    never later. A theme whose answers are always shown makes this one shown too.
    """
    held(enquiry, by)
    theme = to.theme or enquiry.theme
    body = to.body or (to.theme.body if to.theme else enquiry.body)
    if body is None:
        raise Invalid(_("Choose a theme or a body."), "theme")
    if not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    owner = to.owner or owner_of(to.theme)
    if owner is not None and not works_here(owner):
        raise Invalid(_("This person has no role here and cannot answer."), "owner")
    is_new_place = enquiry.body_id != body.pk
    if enquiry.state == State.ROUTED and is_new_place and not reason.strip():
        raise Invalid(_("Write why it is moved."), "reason")
    changes = {
        "state": State.ROUTED,
        "theme": theme,
        "body": body,
        "owner": owner,
        "due_on": min(enquiry.due_on, _sooner(enquiry, to.theme)),
        "must_be_public": enquiry.must_be_public
        or bool(to.theme and to.theme.is_published),
    }
    step = note(enquiry, Step.MOVED, reason.strip(), by=by, body=body)
    save(enquiry, changes)
    record("move enquiry", enquiry, by=by, body=body.pk)
    send(
        [*(moved(enquiry, step.pk) if is_new_place else []), *tell_who_answers(enquiry)]
    )


def _sooner(enquiry: Enquiry, theme: Theme | None) -> date:
    """Return the day of a theme, but never one that has passed or is today."""
    if theme is None:
        return enquiry.due_on
    return max(day_of_answer(theme, enquiry.received_on), today())


@transaction.atomic
def take_enquiry(enquiry: Enquiry, *, by: User) -> None:
    """Become the one who answers."""
    held(enquiry, by)
    if enquiry.body is None:
        raise NotYet([_("a theme or a body")])
    note(enquiry, Step.TAKEN, by=by)
    save(enquiry, {"owner": by})
    record("take enquiry", enquiry, by=by)


@transaction.atomic
def move_day(enquiry: Enquiry, due_on: date, reason: str, *, by: User) -> None:
    """Move the day of the answer; the asker is told, and sees the old day and why."""
    held(enquiry, by)
    if not reason.strip():
        raise Invalid(_("Write why the day is moved."), "reason")
    before = enquiry.due_on
    if due_on == before:
        raise Invalid(_("That is the day it already has."), "due_on")
    if due_on < today():
        raise Invalid(_("The day has passed. Choose one that comes."), "due_on")
    step = note(
        enquiry, Step.DAY, reason.strip(), by=by, due_before=before, due_after=due_on
    )
    save(enquiry, {"due_on": due_on})
    record("move day of enquiry", enquiry, by=by, before=before, after=due_on)
    send(moved(enquiry, step.pk))


@transaction.atomic
def send_elsewhere(enquiry: Enquiry, where: str, reason: str, *, by: User) -> None:
    """Say that somebody outside the region answers such questions, and who."""
    held(enquiry, by)
    if not where.strip():
        raise Invalid(_("Write who answers such questions."), "where")
    if not reason.strip():
        raise Invalid(_("Write why, so that the asker understands."), "reason")
    step = note(enquiry, Step.ELSEWHERE, reason.strip(), by=by)
    changes = {"state": State.ELSEWHERE, "elsewhere": where.strip()[:200]}
    save(enquiry, changes)
    record("send enquiry elsewhere", enquiry, by=by)
    send(moved(enquiry, step.pk))


def held(enquiry: Enquiry, by: User, *, answered_too: bool = False) -> None:
    """Hold a question for a change by somebody who may; it must still be open."""
    if not may_answer(by, enquiry):
        raise NotAllowed
    hold(enquiry, *HELD)
    is_answered = answered_too and enquiry.state == State.ANSWERED
    if not (enquiry.is_open or is_answered):
        raise NotYet([_("that the question is still open")])


def note(
    enquiry: Enquiry,
    step: Step,
    words: str = "",
    *,
    by: User | None = None,
    **facts: object,
) -> EnquiryStep:
    """Write down one step of a question."""
    return EnquiryStep.objects.create(
        enquiry=enquiry, step=step, words=words, by=by, **facts
    )


def save(enquiry: Enquiry, changes: Mapping[str, Any], seen: int | None = None) -> None:
    """Save what has changed in a question that is held."""
    # Any: the values of any field.
    save_if_current(enquiry, enquiry.version if seen is None else seen, changes)
