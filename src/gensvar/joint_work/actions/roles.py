"""Changing the region's matrix, a step of one dialogue, and who is which party."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.models import (
    Holder,
    OwnStep,
    Part,
    Party,
    RegionMatrix,
    WorkStep,
)
from gensvar.joint_work.policies import may_change_roles, may_keep_matrix
from gensvar.joint_work.queries.roles import Parts, cells_of, region_cells
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.organisations.models import Body
from gensvar.organisations.policies import works_here


@transaction.atomic
def set_region_step(
    step: WorkStep, parts: Parts, valid_from: date, *, by: User
) -> RegionMatrix:
    """Say who does what in a step from a day on, in dialogues that begin after it.

    The other steps stay as they are on that day. A day that has passed is refused:
    dialogues that have begun keep the matrix they began with.
    """
    if not may_keep_matrix(by):
        raise NotAllowed
    if valid_from < today():
        raise Invalid(_("The day has passed. Choose today or later."), "valid_from")
    kept = _kept(parts)
    cells = {**region_cells(valid_from), step.value: kept}
    _check(cells, kept)
    row, is_new = RegionMatrix.objects.get_or_create(
        valid_from=valid_from, defaults={"cells": cells, "changed_by": by}
    )
    if not is_new:
        hold(row, "cells")
        row.cells, row.changed_by = {**row.cells, step.value: kept}, by
        row.save()
    record("change role matrix", row, by=by, step=step.value, valid_from=valid_from)
    return row


@transaction.atomic
def set_own_step(
    dialogue: Dialogue, step: WorkStep, parts: Parts, seen_version: int, *, by: User
) -> OwnStep:
    """Say who does what in a step of this dialogue. Raises Invalid, or Stale."""
    if not may_change_roles(by, dialogue):
        raise NotAllowed
    hold(dialogue)
    kept = _kept(parts)
    cells, _own = cells_of(dialogue)
    _check({**cells, step.value: kept}, kept)
    row = OwnStep.objects.filter(dialogue=dialogue, step=step).first()
    if row is not None:
        save_if_current(row, seen_version, {"parts": kept, "changed_by": by})
    else:
        row = _new_step(dialogue, step, kept, by)
    record("change roles of dialogue", dialogue, by=by, step=step.value)
    return row


def _new_step(
    dialogue: Dialogue, step: WorkStep, parts: Mapping[str, str], by: User
) -> OwnStep:
    try:
        with transaction.atomic():
            return OwnStep.objects.create(
                dialogue=dialogue, step=step, parts=parts, changed_by=by
            )
    except IntegrityError as known:
        raise Stale from known


@transaction.atomic
def follow_region(dialogue: Dialogue, step: WorkStep, *, by: User) -> None:
    """Take a step as the region's matrix says again."""
    if not may_change_roles(by, dialogue):
        raise NotAllowed
    if OwnStep.objects.filter(dialogue=dialogue, step=step).delete()[0]:
        record("follow role matrix", dialogue, by=by, step=step.value)


@transaction.atomic
def bind(
    dialogue: Dialogue,
    party: str,
    *,
    by: User,
    user: User | None = None,
    body: Body | None = None,
) -> Holder:
    """Say which colleague or body is a party. Participants are never named."""
    if not may_change_roles(by, dialogue):
        raise NotAllowed
    if party not in Party.values or party == Party.PARTICIPANTS:
        raise Invalid(_("Choose which role it is."), "party")
    if (user is None) == (body is None):
        raise Invalid(_("Choose a person or a body, and not both."), "user")
    if user is not None and not works_here(user):
        raise Invalid(_("This person has no role here."), "user")
    if body is not None and not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    try:
        with transaction.atomic():
            row = Holder.objects.create(
                dialogue=dialogue, party=party, user=user, body=body, added_by=by
            )
    except IntegrityError as known:
        field = "user" if user else "body"
        raise Invalid(_("Already has this role."), field) from known
    record("give part in dialogue", dialogue, by=by, party=party)
    return row


@transaction.atomic
def unbind(row: Holder, *, by: User) -> None:
    """Take somebody off a role in one dialogue."""
    if not may_change_roles(by, row.dialogue):
        raise NotAllowed
    record("take part in dialogue away", row.dialogue, by=by, party=row.party)
    row.delete()


def _kept(parts: Parts) -> dict[str, str]:
    return {
        party: part
        for party, part in parts.items()
        if party in Party.values and part in Part.values
    }


def _check(cells: Mapping[str, Parts], step: Parts) -> None:
    """Refuse a step without one who is responsible, and a matrix without residents."""
    responsible = [who for who, part in step.items() if part == Part.RESPONSIBLE]
    if Party.PARTICIPANTS in responsible:
        raise Invalid(
            _("The region cannot leave its responsibility to residents."),
            Party.PARTICIPANTS.value,
        )
    if len(responsible) != 1:
        raise Invalid(_("Choose exactly one who is responsible for the step."))
    if not any(Party.PARTICIPANTS in parts for parts in cells.values()):
        raise Invalid(
            _("Give residents a part in at least one step."),
            Party.PARTICIPANTS.value,
        )
