"""The times when contributions are taken, and closing days that are moved."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.messages import closing_day_moved
from gensvar.dialogues.models import ClosingMove, Dialogue, Phase, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import mandate_in_force
from gensvar.kernel.days import end_of, said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.notifications.actions import send


@transaction.atomic
def set_phase(
    dialogue: Dialogue,
    name: str,
    first_day: date,
    last_day: date,
    *,
    by: User,
    phase: Phase | None = None,
) -> Phase:
    """Plan a time when people can speak, both days included; or change a planned one.

    Days are those of the region. Nothing about "running" is stored.
    """
    _check_preparing(dialogue, by)
    if not name.strip():
        raise Invalid(_("Write what the period is called."), "name")
    if last_day < first_day:
        raise Invalid(
            _("The last day is before the first. Change one of them."), "last_day"
        )
    _check_promise(dialogue, last_day)
    phase = phase or Phase(dialogue=dialogue)
    phase.name = name.strip()
    phase.starts_at = _start_of(first_day)
    phase.ends_at = end_of(last_day)
    phase.save()
    record("set phase", dialogue, by=by, phase=phase.pk, last_day=last_day)
    return phase


@transaction.atomic
def remove_phase(phase: Phase, *, by: User) -> None:
    """Take a planned time away before the dialogue opens."""
    _check_preparing(phase.dialogue, by)
    record("remove phase", phase.dialogue, by=by, phase=phase.pk)
    phase.delete()


@transaction.atomic
def move_closing_day(
    phase: Phase, new_last_day: date, reason: str, *, by: User
) -> ClosingMove:
    """Move the last day of an open dialogue, with a reason; followers are told."""
    dialogue = phase.dialogue
    if not may_lead(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if dialogue.stage != Stage.OPEN:
        raise Invalid(_("The closing day is moved only while the dialogue is open."))
    if not reason.strip():
        raise Invalid(_("Write why the closing day is moved."), "reason")
    after = end_of(new_last_day)
    if new_last_day < today() or after <= phase.starts_at:
        raise Invalid(_("The new closing day has already passed."), "new_last_day")
    if after == phase.ends_at:
        raise Invalid(_("That is the day it already has."), "new_last_day")
    _check_promise(dialogue, new_last_day)
    move = ClosingMove.objects.create(
        phase=phase, before=phase.ends_at, after=after, reason=reason.strip(), by=by
    )
    phase.ends_at = after
    phase.save(update_fields=["ends_at"])
    record("move closing day", dialogue, by=by, before=move.before, after=after)
    send(closing_day_moved(move))
    return move


def _check_preparing(dialogue: Dialogue, by: User) -> None:
    if not may_lead(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if dialogue.stage != Stage.PREPARING:
        raise Invalid(
            _("The dialogue has opened. Move its closing day instead, with a reason.")
        )


def _check_promise(dialogue: Dialogue, last_day: date) -> None:
    mandate = mandate_in_force(dialogue)
    if mandate is not None and mandate.answer_by <= last_day:
        raise Invalid(
            _("An answer is promised by %(day)s. The dialogue must end before that.")
            % {"day": said(mandate.answer_by)},
            "last_day",
        )


def _start_of(day: date) -> datetime:
    return end_of(day - timedelta(days=1))
