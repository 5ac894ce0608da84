"""Planning how those who are missing are reached, and noting what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.guidance.models import OutreachStep
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed

TEXTS = ("group", "barrier", "how", "channel", "responsible")
NEEDED = ("group", "how", "responsible")


@transaction.atomic
def plan_outreach(
    dialogue: Dialogue, facts: Mapping[str, Any], *, by: User
) -> OutreachStep:
    """Plan one way to reach a group that would be missing. Raises Invalid."""
    # Any: values of several types.
    if not may_lead(by, dialogue):
        raise NotAllowed
    said = _checked(facts)
    step = OutreachStep.objects.create(dialogue=dialogue, created_by=by, **said)
    record("plan outreach", step, by=by, dialogue=dialogue.pk, until=step.until)
    return step


@transaction.atomic
def change_outreach(
    step: OutreachStep, facts: Mapping[str, Any], seen_version: int, *, by: User
) -> None:
    """Change what is planned. Raises Stale when somebody saved meanwhile."""
    if not may_lead(by, step.dialogue):
        raise NotAllowed
    save_if_current(step, seen_version, _checked(facts))
    record("change outreach", step, by=by, until=step.until)


@transaction.atomic
def note_outreach(
    step: OutreachStep, result: str, done_on: date, seen_version: int, *, by: User
) -> None:
    """Write what came of it, and when it was done."""
    if not may_lead(by, step.dialogue):
        raise NotAllowed
    if not result.strip():
        raise Invalid(_("Write what came of it, also if it was nothing."), "result")
    if done_on > today():
        raise Invalid(_("That day has not come yet."), "done_on")
    changes = {"result": result.strip(), "done_on": done_on}
    save_if_current(step, seen_version, changes)
    record("note outreach", step, by=by, done_on=done_on)


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {name: facts.get(name, "").strip() for name in TEXTS}
    for name in NEEDED:
        if not said[name]:
            raise Invalid(_("Write something here."), name)
    return {**said, "until": facts["until"]}
