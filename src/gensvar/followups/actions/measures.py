"""Promising measures, saying how they go, moving their day and passing them on."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.followups.models import Measure, MeasureNote, MeasureStatus
from gensvar.followups.policies import may_follow_up, may_hand_over, may_promise
from gensvar.followups.queries import open_measures_of
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body
from gensvar.organisations.policies import works_here


@transaction.atomic
def promise_measure(
    words: str,
    *,
    body: Body,
    due_on: date,
    by: User,
    owner: User | None = None,
    matter: Matter | None = None,
) -> Measure:
    """Write down what a body will do, who sees to it and by when."""
    if not may_promise(by, body):
        raise NotAllowed
    if not words.strip():
        raise Invalid(_("Write what will be done."), "words")
    if not body.exists_on():
        raise Invalid(_("%(body)s no longer exists.") % {"body": body}, "body")
    _check_owner(owner)
    measure = Measure.objects.create(
        words=words.strip(),
        body=body,
        due_on=due_on,
        owner=owner,
        matter=matter,
        created_by=by,
    )
    record("promise measure", measure, by=by, body=body.pk, due_on=due_on)
    return measure


@transaction.atomic
def note_measure(measure: Measure, status: str, words: str, *, by: User) -> MeasureNote:
    """Say how a measure goes; for one that will not be done the words are the why."""
    if not may_follow_up(by, measure):
        raise NotAllowed
    if status not in MeasureStatus.values:
        raise Invalid(_("Choose where the measure stands."), "status")
    if not words.strip():
        raise Invalid(
            _("Write why it will not be done.")
            if status == MeasureStatus.REFUSED
            else _("Write what has happened."),
            "words",
        )
    measure.status = status
    measure.reason = words.strip() if status == MeasureStatus.REFUSED else ""
    _save(measure, "status", "reason")
    note = MeasureNote.objects.create(
        measure=measure, status=status, words=words.strip(), by=by
    )
    record("note measure", measure, by=by, status=status)
    return note


@transaction.atomic
def move_due_day(measure: Measure, due_on: date, reason: str, *, by: User) -> None:
    """Move the day a measure should be done; the old day stays in its notes."""
    if not may_follow_up(by, measure):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why the day is moved."), "reason")
    if due_on == measure.due_on:
        raise Invalid(_("That is the day it already has."), "due_on")
    MeasureNote.objects.create(
        measure=measure,
        status=measure.status,
        words=reason.strip(),
        by=by,
        due_before=measure.due_on,
        due_after=due_on,
    )
    before, measure.due_on = measure.due_on, due_on
    _save(measure, "due_on")
    record("move due day", measure, by=by, before=before, after=due_on)


@transaction.atomic
def pass_on_measure(measure: Measure, to_user: User, *, by: User) -> None:
    """Give one measure to somebody else."""
    if not may_follow_up(by, measure):
        raise NotAllowed
    _check_owner(to_user)
    before, measure.owner = measure.owner_id, to_user
    _save(measure, "owner")
    record("pass on measure", measure, by=by, before=before, after=to_user.pk)


@transaction.atomic
def hand_over_measures(from_user: User, to_user: User, *, by: User) -> int:
    """Give all open measures of one person to another; return how many there were."""
    if not may_hand_over(by, from_user):
        raise NotAllowed
    if from_user == to_user:
        raise Invalid(_("Choose somebody else."), "to_user")
    _check_owner(to_user)
    measures = list(open_measures_of(from_user).order_by("pk"))
    for measure in measures:
        measure.owner = to_user
        _save(measure, "owner")
    for measure in measures:
        record("pass on measure", measure, by=by, before=from_user.pk, after=to_user.pk)
    return len(measures)


def _save(measure: Measure, *fields: str) -> None:
    measure.save(update_fields=fields)
    Measure.objects.filter(pk=measure.pk).update(version=F("version") + 1)
    measure.version += 1


def _check_owner(owner: User | None) -> None:
    if owner is not None and not works_here(owner):
        raise Invalid(
            _("%(name)s has no role here and cannot own a measure.")
            % {"name": owner.name},
            "owner",
        )
