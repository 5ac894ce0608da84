"""The life line of a dialogue: drawn from dated facts, not from the stage alone."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue, Mandate, Phase, Stage
from gensvar.dialogues.queries import approved_plan, latest_mandate
from gensvar.evaluation.models import Side, Verdict
from gensvar.feedback.models import Weighing
from gensvar.findings.models import DecisionBasis
from gensvar.kernel.days import said
from gensvar.lifecycle.models import StepTaken
from gensvar.matters.models import Decision, Outcome
from gensvar.ui.shapes import Step

# How far along the line each stage is: the place of the step that is going on.
HERE = {
    Stage.OPEN: 3,
    Stage.ANALYSING: 4,
    Stage.HANDED_OVER: 6,
    Stage.ANSWERED: 8,
}


@dataclass(frozen=True)
class _Facts:
    """What is known of one dialogue, each with its day."""

    dialogue: Dialogue
    mandate: Mandate | None
    planned: date | None
    phases: list[Phase]
    taken: dict[str, date]
    handed_over: date | None
    decisions: list[Decision] = field(default_factory=list)
    weighed: bool = False
    judged: bool = False


def life_line(dialogue: Dialogue) -> list[Step]:
    """Return the nine steps with their days; at most eight questions to the database."""
    facts = _gather(dialogue)
    days = _days(facts)
    here = _here(facts, days)
    steps = [
        _step(name, day, place, here, facts)
        for place, (name, day) in enumerate(zip(_names(), days, strict=True))
    ]
    return [
        Step(
            step.name,
            step.state,
            step.day,
            _note(place, facts) if step.state != "ahead" or place == here else "",
            loops_back_to=_loop(place, facts),
        )
        for place, step in enumerate(steps)
    ]


def _names() -> list[str]:
    return [
        _("Considered"),
        _("Mandated"),
        _("Planned"),
        _("Open"),
        _("Compiled"),
        _("Handed over"),
        _("Decided"),
        _("Answered"),
        _("Evaluated"),
    ]


def _gather(dialogue: Dialogue) -> _Facts:
    plan = approved_plan(dialogue)
    basis = DecisionBasis.objects.filter(dialogue=dialogue).first()
    handed = basis.handed_over_at if basis else None
    verdicts = Verdict.objects.filter(dialogue=dialogue).values_list("side", flat=True)
    return _Facts(
        dialogue=dialogue,
        mandate=latest_mandate(dialogue),
        planned=timezone.localdate(plan.approved_at)
        if plan and plan.approved_at
        else None,
        phases=list(dialogue.phases.all()),
        taken={
            step.name: timezone.localdate(step.at)
            for step in StepTaken.objects.filter(dialogue=dialogue)
        },
        handed_over=timezone.localdate(handed) if handed else None,
        decisions=_decisions_after(dialogue, handed.date() if handed else None),
        weighed=Weighing.objects.filter(finding__dialogue=dialogue).exists(),
        judged=set(verdicts) == {Side.REGION, Side.PARTICIPANTS},
    )


def _decisions_after(dialogue: Dialogue, day: date | None) -> list[Decision]:
    if day is None:
        return []
    return list(
        Decision.objects.filter(
            matter_id=dialogue.matter_id, starts_on__gte=day
        ).select_related("body")
    )


def _days(facts: _Facts) -> list[date | None]:
    mandate = facts.mandate
    in_force = mandate is not None and mandate.withdrawn_on is None
    considered = facts.dialogue.consideration
    final = [step for step in facts.decisions if step.outcome != Outcome.REMITTED_BACK]
    closed = facts.taken.get("close") or facts.taken.get("close cancelled")
    return [
        considered.decided_on if considered else None,
        mandate.decided_on if mandate and in_force else None,
        facts.planned,
        facts.taken.get("open"),
        facts.taken.get("hand over"),
        facts.handed_over,
        final[-1].starts_on if final and facts.weighed else None,
        facts.taken.get("answer"),
        closed if facts.judged else None,
    ]


def _here(facts: _Facts, days: list[date | None]) -> int:
    stage = Stage(facts.dialogue.stage)
    if stage == Stage.PREPARING:
        return next((place for place in range(3) if days[place] is None), 3)
    if stage in (Stage.CLOSED, Stage.CANCELLED):
        return len(days)
    if stage == Stage.HANDED_OVER and days[6]:
        return 7
    return HERE[stage]


def _step(
    name: str, day: date | None, place: int, here: int, facts: _Facts
) -> Step:
    ended = facts.dialogue.stage in (Stage.CLOSED, Stage.CANCELLED)
    if place == here:
        return Step(name, "here", day)
    if day is not None:
        return Step(name, "done", day)
    if ended:
        return Step(name, "skipped")
    return Step(name, "missing" if place < here else "ahead")


def _note(place: int, facts: _Facts) -> str:
    mandate = facts.mandate
    if place == 1 and mandate and mandate.withdrawn_on:
        return _("The mandate was withdrawn on %(day)s.") % {
            "day": said(mandate.withdrawn_on)
        }
    if place == 3 and facts.phases:
        last = timezone.localtime(facts.phases[-1].ends_at)
        last_day = date.fromordinal(last.date().toordinal() - 1)
        return _("until %(day)s") % {"day": said(last_day)}
    if place == 7 and mandate and "answer" not in facts.taken:
        return _("promised by %(day)s") % {"day": said(mandate.answer_by)}
    return ""


def _loop(place: int, facts: _Facts) -> int | None:
    """Return where a remand sent the matter back to: before it was handed over."""
    remitted = any(step.outcome == Outcome.REMITTED_BACK for step in facts.decisions)
    return 5 if place == 6 and remitted else None
