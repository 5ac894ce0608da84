"""Doing a step together: asking, confirming, taking back, dropping."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.messages import asked_to_do_together
from gensvar.joint_work.models import JointStep, Performer, StepKind, WorkMeeting
from gensvar.joint_work.policies import may_confirm, may_work_together
from gensvar.joint_work.queries.steps import bodies_in, people_in, side_of
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Together:
    """What is to be done together, by when, and by whom."""

    what: str
    due_on: date
    kind: str = StepKind.OTHER
    people: Collection[User] = ()
    bodies: Collection[Body] = ()
    work_meeting: WorkMeeting | None = None


@transaction.atomic
def begin_step(dialogue: Dialogue, asked: Together, *, by: User) -> JointStep:
    """Ask several to do something together, and write to them. Raises Invalid."""
    if not may_work_together(by, dialogue):
        raise NotAllowed
    if not asked.what.strip():
        raise Invalid(_("Write what is to be done."), "what")
    if asked.due_on < today():
        raise Invalid(_("The day has passed. Choose today or later."), "due_on")
    if asked.kind not in StepKind.values:
        raise Invalid(_("Choose what kind of step it is."), "kind")
    if len(asked.people) + len(asked.bodies) < 2:
        raise Invalid(
            _("Choose at least two who do it together: people, bodies or both."),
            "people",
        )
    step = JointStep.objects.create(
        dialogue=dialogue,
        kind=asked.kind,
        what=asked.what.strip(),
        due_on=asked.due_on,
        work_meeting=asked.work_meeting,
        created_by=by,
    )
    chosen: list[User | Body] = [*asked.people, *asked.bodies]
    rows = [_performer(step, who) for who in chosen]
    record("begin joint step", step, by=by, dialogue=dialogue.pk, due_on=asked.due_on)
    send(asked_to_do_together(rows))
    return step


@transaction.atomic
def add_performer(step: JointStep, who: User | Body, *, by: User) -> Performer:
    """Ask one more to take part in a step."""
    if not may_work_together(by, step.dialogue):
        raise NotAllowed
    try:
        with transaction.atomic():
            row = _performer(step, who)
    except IntegrityError as known:
        raise Invalid(_("Takes part already."), "who") from known
    record("add performer", step, by=by, performer=row.pk)
    send(asked_to_do_together([row]))
    return row


def _performer(step: JointStep, who: User | Body) -> Performer:
    """Write down who takes part; who has nothing to do with the dialogue is refused."""
    if isinstance(who, Body):
        if not who.exists_on():
            raise Invalid(_("This body no longer exists."), "bodies")
        if not bodies_in(step.dialogue).filter(pk=who.pk).exists():
            raise Invalid(_("Give the body a part in the dialogue first."), "bodies")
        return Performer.objects.create(step=step, body=who, side=side_of(who))
    if not people_in(step.dialogue).filter(pk=who.pk).exists():
        raise Invalid(
            _("This person has no role in a body that takes part in the dialogue."),
            "people",
        )
    return Performer.objects.create(step=step, user=who, side=side_of(who))


@transaction.atomic
def remove_performer(row: Performer, *, by: User) -> None:
    """Ask somebody no longer; who has confirmed stays."""
    if not may_work_together(by, row.step.dialogue):
        raise NotAllowed
    hold(row.step)
    hold(row, "confirmed_at")
    if row.confirmed_at is not None:
        raise Invalid(_("Has confirmed already, and stays."))
    record("remove performer", row.step, by=by, performer=row.pk)
    row.delete()


@transaction.atomic
def confirm(row: Performer, *, by: User) -> None:
    """Say that one's own part of a joint step is done (S2-29)."""
    if not may_confirm(by, row):
        raise NotAllowed
    hold(row.step, "dropped_at")
    if row.step.dropped_at is not None:
        raise Invalid(_("The step has been dropped. Put it back first."))
    hold(row, "confirmed_at")
    if row.confirmed_at is not None:
        return
    row.confirmed_at, row.confirmed_by = timezone.now(), by
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    record("confirm joint step", row.step, by=by, performer=row.pk)


@transaction.atomic
def take_back(row: Performer, *, by: User) -> None:
    """Take a confirmation back; the step is then not done any more."""
    if not may_confirm(by, row):
        raise NotAllowed
    hold(row.step)
    hold(row, "confirmed_at")
    if row.confirmed_at is None:
        return
    row.confirmed_at = row.confirmed_by = None
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    record("take back confirmation", row.step, by=by, performer=row.pk)


@transaction.atomic
def drop_step(step: JointStep, *, by: User) -> None:
    """Drop a joint step; it can be put back as it was."""
    _set_dropped(step, by, is_dropped=True)


@transaction.atomic
def put_back_step(step: JointStep, *, by: User) -> None:
    """Put a dropped step back."""
    _set_dropped(step, by, is_dropped=False)


def _set_dropped(step: JointStep, by: User, *, is_dropped: bool) -> None:
    if not may_work_together(by, step.dialogue):
        raise NotAllowed
    hold(step, "dropped_at")
    if (step.dropped_at is not None) == is_dropped:
        return
    step.dropped_at = timezone.now() if is_dropped else None
    step.save(update_fields=["dropped_at"])
    record("drop joint step" if is_dropped else "put back joint step", step, by=by)
