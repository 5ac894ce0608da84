"""Writing, approving and renewing the communication plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import (
    CommunicationPlan,
    Dialogue,
    PlanActivity,
    PlanFeedback,
    PlanPart,
    PlanPartText,
    TargetGroup,
)
from gensvar.dialogues.policies import may_approve_plan, may_lead
from gensvar.dialogues.queries import approved_plan, draft_plan
from gensvar.dialogues.reading_plans import missing_in_plan
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet


class ActivityRow(TypedDict):
    """One activity: what, for whom, channel, language, day and owner."""

    what: str
    for_whom: str
    channel: str
    language: str
    on: date
    owner: str


class FeedbackRow(TypedDict):
    """Feedback: to whom, how and when."""

    to_whom: str
    how: str
    on: date


class GroupRow(TypedDict):
    """A group that should be heard, and how it is reached."""

    name: str
    usually_heard: bool
    how_reached: str


class PlanContent(TypedDict, total=False):
    """All that a plan says; what is left out stays as it is."""

    purpose: str
    goals: str
    only_usual_reason: str
    activities: Sequence[ActivityRow]
    feedback: Sequence[FeedbackRow]
    target_groups: Sequence[GroupRow]
    texts: Mapping[PlanPart, str]


@transaction.atomic
def start_plan(dialogue: Dialogue, *, by: User) -> CommunicationPlan:
    """Start the plan, or a new version that begins as a copy of the approved one."""
    if not may_lead(by, dialogue):
        raise NotAllowed
    if found := draft_plan(dialogue):
        return found
    before = approved_plan(dialogue)
    plan = CommunicationPlan(
        dialogue=dialogue,
        number=before.number + 1 if before else 1,
        purpose=before.purpose if before else "",
        goals=before.goals if before else "",
        only_usual_reason=before.only_usual_reason if before else "",
        created_by=by,
    )
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        return CommunicationPlan.objects.get(
            dialogue=dialogue, approved_at__isnull=True
        )
    if before is not None:
        _copy_rows(before, plan)
    record("start plan", dialogue, by=by, plan=plan.pk, number=plan.number)
    return plan


@transaction.atomic
def save_plan(
    plan: CommunicationPlan,
    seen_version: int,
    *,
    by: User,
    **content: Unpack[PlanContent],
) -> None:
    """Save what is written so far; Stale when somebody else saved meanwhile."""
    if not may_lead(by, plan.dialogue):
        raise NotAllowed
    if plan.approved_at is not None:
        raise _is_approved()
    words = {
        "purpose": content.get("purpose", plan.purpose).strip(),
        "goals": content.get("goals", plan.goals).strip(),
        "only_usual_reason": content.get(
            "only_usual_reason", plan.only_usual_reason
        ).strip(),
    }
    save_if_current(plan, seen_version, words)
    _replace_rows(plan, content)
    record("save plan", plan.dialogue, by=by, plan=plan.pk)


@transaction.atomic
def approve_plan(
    plan: CommunicationPlan, *, by: User, seen_version: int | None = None
) -> None:
    """Approve the plan: its parts must be there, and then it never changes."""
    if not may_approve_plan(by, plan.dialogue):
        raise NotAllowed
    if plan.approved_at is not None:
        raise _is_approved()
    if missing := missing_in_plan(plan):
        raise NotYet(missing)
    version = plan.version if seen_version is None else seen_version
    save_if_current(plan, version, {"approved_at": timezone.now(), "approved_by": by})
    record("approve plan", plan.dialogue, by=by, plan=plan.pk, number=plan.number)


def _replace_rows(plan: CommunicationPlan, content: PlanContent) -> None:
    if "activities" in content:
        plan.activities.all().delete()
        PlanActivity.objects.bulk_create(
            PlanActivity(plan=plan, position=place, **row)
            for place, row in enumerate(content["activities"])
        )
    if "feedback" in content:
        plan.feedback.all().delete()
        PlanFeedback.objects.bulk_create(
            PlanFeedback(plan=plan, position=place, **row)
            for place, row in enumerate(content["feedback"])
        )
    if "target_groups" in content:
        plan.target_groups.all().delete()
        TargetGroup.objects.bulk_create(
            TargetGroup(plan=plan, position=place, **row)
            for place, row in enumerate(content["target_groups"])
        )
    if "texts" in content:
        plan.texts.all().delete()
        PlanPartText.objects.bulk_create(
            PlanPartText(plan=plan, part=part, words=words.strip())
            for part, words in content["texts"].items()
            if words.strip()
        )


def _copy_rows(before: CommunicationPlan, plan: CommunicationPlan) -> None:
    for rows in (
        *(before.activities, before.feedback, before.target_groups),
        before.texts,
    ):
        for row in rows.all():
            row.pk, row.plan = None, plan
            row.save(force_insert=True)


def _is_approved() -> Invalid:
    return Invalid(_("The plan is approved. Start a new version to change it."))
