"""Working meetings, joint reflection, and the result conference."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.models import Reflection, WorkMeeting
from gensvar.joint_work.policies import may_work_together
from gensvar.joint_work.queries.steps import side_of
from gensvar.joint_work.queries.together import may_reflect_now
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Body


@dataclass(frozen=True)
class Met:
    """A working meeting: the day, what it is about, who is there, what was said."""

    held_on: date
    agenda: str
    notes: str = ""
    people: Collection[User] = ()
    bodies: Collection[Body] = ()


@transaction.atomic
def plan_work_meeting(dialogue: Dialogue, met: Met, *, by: User) -> WorkMeeting:
    """Write down a meeting among colleagues about how the work is done."""
    if not may_work_together(by, dialogue):
        raise NotAllowed
    _check(met)
    row = WorkMeeting.objects.create(
        dialogue=dialogue,
        held_on=met.held_on,
        agenda=met.agenda.strip(),
        notes=met.notes.strip(),
        created_by=by,
    )
    _set_who(row, met)
    record("plan work meeting", row, by=by, dialogue=dialogue.pk, held_on=met.held_on)
    return row


@transaction.atomic
def change_work_meeting(
    row: WorkMeeting, seen_version: int, met: Met, *, by: User
) -> None:
    """Change a working meeting. Raises Invalid, or Stale when others were first."""
    if not may_work_together(by, row.dialogue):
        raise NotAllowed
    _check(met)
    changes = {
        "held_on": met.held_on,
        "agenda": met.agenda.strip(),
        "notes": met.notes.strip(),
    }
    save_if_current(row, seen_version, changes)
    _set_who(row, met)
    record("change work meeting", row, by=by)


def _check(met: Met) -> None:
    if not met.agenda.strip():
        raise Invalid(_("Write what the meeting is about."), "agenda")
    if met.notes.strip() and met.held_on > today():
        raise Invalid(_("The meeting has not been held yet."), "held_on")


def _set_who(row: WorkMeeting, met: Met) -> None:
    row.people.set(met.people)
    row.bodies.set(met.bodies)


@transaction.atomic
def reflect(
    dialogue: Dialogue, words: Mapping[str, str], seen_version: int, *, by: User
) -> Reflection:
    """Write what one learnt, where both sides read it (S2-18).

    `words` are `learnt` and `next_time`. Each writes one text and can write it anew.
    """
    if not may_work_together(by, dialogue):
        raise NotAllowed
    if not may_reflect_now(dialogue):
        raise NotYet([_("that the decision basis has been handed over")])
    learnt = words.get("learnt", "").strip()
    if not learnt:
        raise Invalid(_("Write what you have learnt."), "learnt")
    changes = {"learnt": learnt, "next_time": words.get("next_time", "").strip()}
    row = Reflection.objects.filter(dialogue=dialogue, author=by).first()
    if row is not None:
        save_if_current(row, seen_version, changes)
    else:
        try:
            with transaction.atomic():
                row = Reflection.objects.create(
                    dialogue=dialogue, author=by, side=side_of(by), **changes
                )
        except IntegrityError as known:
            raise Stale from known
    record("reflect together", row, by=by, dialogue=dialogue.pk)
    return row
