"""Beginning the plan of a year, adopting it, and showing it to everyone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body
from gensvar.year_plans.models import LineStatus, PlannedDialogue, YearPlan
from gensvar.year_plans.models.plans import FIRST_YEAR, LAST_YEAR
from gensvar.year_plans.policies import (
    may_begin_plan,
    may_enter_adoption,
    may_keep_plan,
)
from gensvar.year_plans.queries.plans import comes_back

ADOPTION = ("adopted_on", "adopted_by", "section_number", "matter", "decision")


@dataclass(frozen=True)
class Adoption:
    """By what a plan was adopted: a day and §, and perhaps the matter or decision."""

    adopted_on: date
    section_number: str
    matter: Matter | None = None
    decision: Decision | None = None


@transaction.atomic
def begin_plan(body: Body, year: int, *, by: User) -> YearPlan:
    """Begin the plan of a body for a year. Raises Invalid."""
    if not may_begin_plan(by, body):
        raise NotAllowed
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(_("Write the year with four digits."), "year")
    if not body.is_elected:
        raise Invalid(_("Only an elected body has a plan of its own."), "body")
    if not body.exists_on():
        raise Invalid(_("%(body)s no longer exists.") % {"body": body}, "body")
    try:
        with transaction.atomic():
            plan = YearPlan.objects.create(body=body, year=year, created_by=by)
    except IntegrityError as known:
        sentence = _("%(body)s already has a plan for %(year)s. Open that one.")
        raise Invalid(sentence % {"body": body, "year": year}, "year") from known
    record("begin year plan", plan, by=by, body=body.pk, year=year)
    return plan


@transaction.atomic
def begin_next_plan(plan: YearPlan, chosen: Collection[int], *, by: User) -> YearPlan:
    """Begin next year's plan from what comes back; add what is missing where it exists.

    `chosen` are the ids of lines that somebody has looked at and wants again.
    """
    if not may_keep_plan(by, plan):
        raise NotAllowed
    year = plan.year + 1
    following = YearPlan.objects.filter(body=plan.body_id, year=year).first()
    if following is None:
        following = begin_plan(plan.body, year, by=by)
    hold(following)
    added = 0
    for again in comes_back(plan, following):
        if again.line.pk in chosen:
            PlannedDialogue.objects.bulk_create(again.as_lines(following, by))
            added += len(again.periods)
    record("copy year plan", following, by=by, copied_from=plan.pk, lines=added)
    return following


@transaction.atomic
def adopt_plan(plan: YearPlan, adoption: Adoption, *, by: User) -> None:
    """Enter that the body has adopted its plan, once. Raises Invalid or NotYet."""
    if not may_enter_adoption(by, plan):
        raise NotAllowed
    hold(plan, "adopted_on")
    if plan.adopted_on is not None:
        sentence = _("The plan was already adopted on %(day)s.")
        raise Invalid(sentence % {"day": said(plan.adopted_on)}, "adopted_on")
    lines = PlannedDialogue.objects.filter(plan=plan).exclude(status=LineStatus.DROPPED)
    if not lines.exists():
        raise NotYet([_("at least one planned dialogue")])
    _check(plan, adoption)
    plan.adopted_on, plan.adopted_by = adoption.adopted_on, by
    plan.section_number = adoption.section_number.strip()
    plan.matter, plan.decision = adoption.matter, adoption.decision
    plan.save(update_fields=ADOPTION)
    record("adopt year plan", plan, by=by, on=adoption.adopted_on)


@transaction.atomic
def take_back_adoption(plan: YearPlan, *, by: User) -> None:
    """Take back an adoption that was entered by mistake; the log keeps both."""
    if not may_enter_adoption(by, plan):
        raise NotAllowed
    hold(plan, "adopted_on")
    if plan.adopted_on is None:
        return
    before = plan.adopted_on
    plan.adopted_on = plan.adopted_by = plan.matter = plan.decision = None
    plan.section_number = ""
    plan.save(update_fields=ADOPTION)
    record("take back adoption", plan, by=by, on=before)


@transaction.atomic
def publish_plan(plan: YearPlan, *, by: User) -> int:
    """Show the plan to everyone, and the lines that are new since; say how many."""
    if not may_keep_plan(by, plan):
        raise NotAllowed
    hold(plan, "published_at")
    lines = PlannedDialogue.objects.filter(plan=plan)
    if not lines.exclude(status=LineStatus.DROPPED).exists():
        raise NotYet([_("at least one planned dialogue")])
    now = timezone.now()
    new = lines.filter(shown_at__isnull=True).exclude(status=LineStatus.DROPPED)
    shown = new.update(shown_at=now)
    if plan.published_at is not None and not shown:
        return 0
    plan.published_at = plan.published_at or now
    plan.save(update_fields=["published_at"])
    record("publish year plan", plan, by=by, lines=shown)
    return shown


@transaction.atomic
def withdraw_plan(plan: YearPlan, *, by: User) -> None:
    """Show the plan to nobody but those who work here."""
    if not may_keep_plan(by, plan):
        raise NotAllowed
    hold(plan, "published_at")
    if plan.published_at is None:
        return
    plan.published_at = None
    plan.save(update_fields=["published_at"])
    PlannedDialogue.objects.filter(plan=plan).update(shown_at=None)
    record("withdraw year plan", plan, by=by)


def _check(plan: YearPlan, adoption: Adoption) -> None:
    day = adoption.adopted_on
    if day > today():
        raise Invalid(_("The day of the decision has not come yet."), "adopted_on")
    if not adoption.section_number.strip():
        raise Invalid(_("Write the § in the minutes."), "section_number")
    decision, matter = adoption.decision, adoption.matter
    if decision is not None:
        _check_decision(plan, adoption, decision)
        matter = matter or decision.matter
    if matter is not None and day < matter.opened_on:
        raise Invalid(
            _(
                "The decision is dated before its matter: %(matter)s was opened on "
                "%(day)s. Correct the day, or choose the right matter."
            )
            % {"matter": matter.registry_number, "day": said(matter.opened_on)},
            "adopted_on",
        )


def _check_decision(plan: YearPlan, adoption: Adoption, decision: Decision) -> None:
    if decision.body_id != plan.body_id:
        raise Invalid(_("Another body took this decision."), "decision")
    if decision.starts_on != adoption.adopted_on:
        raise Invalid(
            _("The decision in the register is dated %(day)s.")
            % {"day": said(decision.starts_on)},
            "adopted_on",
        )
