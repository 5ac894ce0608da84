"""What a plan holds: lines that are added, changed, dropped, and that begin."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import Meeting
from gensvar.year_plans.models import LineStatus, PlannedDialogue, YearPlan
from gensvar.year_plans.policies import may_keep_plan

# Any: the values of any field.
Facts = Mapping[str, Any]
# What became of a line.
BECAME = (
    *("status", "dialogue", "meeting", "begun_on"),
    *("dropped_on", "dropped_reason"),
)


@transaction.atomic
def plan_dialogue(plan: YearPlan, facts: Facts, *, by: User) -> PlannedDialogue:
    """Add a dialogue, samråd or meeting to a plan. Raises Invalid."""
    if not may_keep_plan(by, plan):
        raise NotAllowed
    hold(plan)
    line = PlannedDialogue(plan=plan, created_by=by, **_clean(facts))
    _check(line)
    _save_once(line)
    record("plan dialogue", line, by=by, plan=plan.pk)
    return line


@transaction.atomic
def change_line(
    line: PlannedDialogue, seen_version: int, facts: Facts, *, by: User
) -> None:
    """Change what is planned. Raises Invalid, or Stale when others were first."""
    if not may_keep_plan(by, line.plan):
        raise NotAllowed
    hold(line.plan)
    hold(line, "status", "version")
    if line.status == LineStatus.DROPPED:
        raise Invalid(_("This is dropped. Put it back in the plan first."))
    changes = _clean(facts)
    wanted = PlannedDialogue(pk=line.pk, plan=line.plan, **changes)
    _check(wanted)
    try:
        with transaction.atomic():
            changes["changed_at"] = timezone.now()
            save_if_current(line, seen_version, changes)
    except IntegrityError as known:
        raise _twice(line.title) from known
    record("change planned dialogue", line, by=by)


@transaction.atomic
def drop_line(line: PlannedDialogue, reason: str, *, by: User) -> None:
    """Drop what was planned, with the reason; it stays in the plan as dropped."""
    if not may_keep_plan(by, line.plan):
        raise NotAllowed
    hold(line, "status", "version")
    if line.status == LineStatus.DROPPED:
        return
    if line.status == LineStatus.BEGUN:
        sentence = _("It has begun. Cancel the dialogue or the meeting itself.")
        raise Invalid(sentence, "reason")
    if not reason.strip():
        raise Invalid(_("Write why it is dropped."), "reason")
    line.status, line.dropped_reason = LineStatus.DROPPED, reason.strip()
    line.dropped_on = today()
    _save_changed(line)
    record("drop planned dialogue", line, by=by)


@transaction.atomic
def put_back(line: PlannedDialogue, *, by: User) -> None:
    """Plan again what was dropped, or what was said to have begun by mistake."""
    if not may_keep_plan(by, line.plan):
        raise NotAllowed
    hold(line.plan)
    hold(line, "status", "version")
    if line.status == LineStatus.PLANNED:
        return
    line.status, line.dropped_on, line.dropped_reason = LineStatus.PLANNED, None, ""
    line.dialogue = line.meeting = line.begun_on = None
    _check(line)
    _save_changed(line)
    record("put back planned dialogue", line, by=by)


@transaction.atomic
def mark_begun(
    line: PlannedDialogue,
    begun_on: date,
    *,
    by: User,
    dialogue: Dialogue | None = None,
    meeting: Meeting | None = None,
) -> None:
    """Say which dialogue or meeting a line became, and on which day it began."""
    if not may_keep_plan(by, line.plan):
        raise NotAllowed
    hold(line, "status", "version")
    if line.status == LineStatus.DROPPED:
        raise Invalid(_("This is dropped. Put it back in the plan first."))
    if (dialogue is None) == (meeting is None):
        raise Invalid(_("Choose the dialogue or the meeting that it became."), "thing")
    if begun_on > today():
        raise Invalid(_("The day has not come yet."), "begun_on")
    line.status, line.begun_on = LineStatus.BEGUN, begun_on
    line.dialogue, line.meeting = dialogue, meeting
    try:
        with transaction.atomic():
            _save_changed(line)
    except IntegrityError as known:
        sentence = _("It already stands for another line of a plan.")
        raise Invalid(sentence, "thing") from known
    record("begin planned dialogue", line, by=by)


def _save_changed(line: PlannedDialogue) -> None:
    line.version += 1
    line.changed_at = timezone.now()
    # Nothing else: whether the line is shown may have been decided meanwhile.
    line.save(update_fields=[*BECAME, "version", "changed_at"])


def _save_once(line: PlannedDialogue) -> None:
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as known:
        raise _twice(line.title) from known


def _twice(title: str) -> Invalid:
    sentence = _("“%(title)s” is already planned for that time.")
    return Invalid(sentence % {"title": title}, "title")


def _clean(facts: Facts) -> dict[str, Any]:
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in facts.items()
    }


def _check(line: PlannedDialogue) -> None:
    if not line.title:
        raise Invalid(_("Write what it is called."), "title")
    if not line.question:
        raise Invalid(_("Write the question in a sentence."), "question")
    if line.ends_on < line.starts_on:
        raise Invalid(_("The last day is before the first."), "ends_on")
    year = line.plan.year
    if line.starts_on.year != year or line.ends_on.year != year:
        field = "starts_on" if line.starts_on.year != year else "ends_on"
        sentence = _("The time lies outside %(year)s, which the plan is for.")
        raise Invalid(sentence % {"year": year}, field)
    others = PlannedDialogue.objects.filter(plan=line.plan).exclude(pk=line.pk)
    for other in others.exclude(status=LineStatus.DROPPED):
        same = other.title.casefold() == line.title.casefold()
        if same and other.falls_in(line.starts_on, line.ends_on):
            raise _twice(line.title)
