"""Programmes: begin one, change it, and which administrations take part."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme, ProgrammeBody
from gensvar.programmes.policies import may_begin_programme, may_keep_programme

WANTED = {
    "name": _("Write what the programme is called."),
    "purpose": _("Write what the programme is for."),
}


@transaction.atomic
def begin_programme(body: Body, facts: Mapping[str, Any], *, by: User) -> Programme:
    """Begin a programme; `facts` are fields of Programme by name. Raises Invalid."""
    # Any: the values of any field.
    if not may_begin_programme(by, body):
        raise NotAllowed
    _check(facts)
    programme = Programme.objects.create(body=body, created_by=by, **facts)
    record("begin programme", programme, by=by, body=body.pk)
    return programme


@transaction.atomic
def change_programme(
    programme: Programme, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change a programme. Raises Invalid, and Stale when somebody else was first."""
    # Any: the values of any field.
    if not may_keep_programme(by, programme):
        raise NotAllowed
    _check(facts, programme)
    save_if_current(programme, seen_version, facts)
    record("change programme", programme, by=by, fields=sorted(facts))


@transaction.atomic
def join_programme(
    programme: Programme,
    body: Body,
    *,
    by: User,
    task: str = "",
    joined_on: date | None = None,
) -> ProgrammeBody:
    """Let an administration take part in a programme (S1-43). Raises Invalid."""
    if not (may_keep_programme(by, programme) or may_begin_programme(by, body)):
        raise NotAllowed
    hold(programme)
    if not body.exists_on():
        raise Invalid(_("%(body)s no longer exists.") % {"body": body}, "body")
    if body.pk == programme.body_id:
        raise Invalid(_("This body owns the programme."), "body")
    known = ProgrammeBody.objects.filter(
        programme=programme, body=body, left_on__isnull=True
    )
    if known.exists():
        raise Invalid(_("This administration already takes part."), "body")
    row = ProgrammeBody.objects.create(
        programme=programme,
        body=body,
        task=task.strip(),
        joined_on=joined_on or today(),
    )
    record("join programme", programme, by=by, body=body.pk)
    return row


@transaction.atomic
def leave_programme(
    row: ProgrammeBody, *, by: User, last_day: date | None = None
) -> None:
    """Let an administration leave; what it was part of stays. Raises Invalid."""
    if not (may_keep_programme(by, row.programme) or may_begin_programme(by, row.body)):
        raise NotAllowed
    hold(row.programme)
    hold(row, "left_on", "joined_on")
    if row.left_on is not None:
        return
    row.left_on = max(last_day or today(), row.joined_on)
    row.save(update_fields=["left_on"])
    record("leave programme", row.programme, by=by, body=row.body_id)


def _check(facts: Mapping[str, Any], programme: Programme | None = None) -> None:
    # Any: the values of any field.
    for field, sentence in WANTED.items():
        if field in facts and not str(facts[field]).strip():
            raise Invalid(sentence, field)
    start = facts.get("started_on", programme.started_on if programme else None)
    end = facts.get("ended_on", programme.ended_on if programme else None)
    if start and end and end < start:
        raise Invalid(_("The programme ends before it starts."), "ended_on")
