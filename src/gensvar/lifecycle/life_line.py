"""The life line of a dialogue: drawn from dated facts, not from the stage alone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue, Phase, Stage
from gensvar.dialogues.queries import last_day
from gensvar.kernel.days import said
from gensvar.lifecycle.facts import Facts, facts
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
class _Known:
    """What the line is drawn from, each with its day."""

    dialogue: Dialogue
    facts: Facts
    phases: list[Phase]
    taken: dict[str, date]
    decisions: list[Decision]


def life_line(dialogue: Dialogue) -> list[Step]:
    """Return the nine steps with their days, with four questions to the database."""
    known = _gather(dialogue)
    days = _days(known)
    here = _here(known, days)
    steps = [
        _step(name, day, place, here, known)
        for place, (name, day) in enumerate(zip(_names(), days, strict=True))
    ]
    return [
        Step(
            step.name,
            step.state,
            step.day,
            _note(place, known) if step.state != "ahead" or place == here else "",
            loops_back_to=_loop(place, known),
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


def _gather(dialogue: Dialogue) -> _Known:
    known = facts(dialogue)
    return _Known(
        dialogue=dialogue,
        facts=known,
        phases=list(dialogue.phases.all()),
        taken={
            step.name: timezone.localdate(step.at)
            for step in StepTaken.objects.filter(dialogue=dialogue)
        },
        decisions=_decisions_since(dialogue, known.handed_over_at),
    )


def _decisions_since(dialogue: Dialogue, moment: datetime | None) -> list[Decision]:
    if moment is None:
        return []
    return list(
        Decision.objects.filter(
            matter_id=dialogue.matter_id, starts_on__gte=timezone.localdate(moment)
        )
    )


def _days(known: _Known) -> list[date | None]:
    facts, taken = known.facts, known.taken
    considered = known.dialogue.consideration
    final = [step for step in known.decisions if step.outcome != Outcome.REMITTED_BACK]
    judged = facts.judged_by_region and facts.judged_by_participants
    return [
        considered.decided_on if considered else None,
        facts.mandate_decided_on if facts.has_mandate else None,
        _day(facts.plan_approved_at),
        taken.get("open"),
        taken.get("hand over"),
        _day(facts.handed_over_at),
        final[-1].starts_on if final and facts.weighings else None,
        taken.get("answer"),
        taken.get("close") if judged else None,
    ]


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _here(known: _Known, days: list[date | None]) -> int:
    stage = Stage(known.dialogue.stage)
    if stage == Stage.PREPARING:
        return next((place for place in range(3) if days[place] is None), 3)
    if stage in (Stage.CLOSED, Stage.CANCELLED):
        return len(days)
    if stage == Stage.HANDED_OVER and days[6]:
        return 7
    return HERE[stage]


def _step(name: str, day: date | None, place: int, here: int, known: _Known) -> Step:
    ended = known.dialogue.stage in (Stage.CLOSED, Stage.CANCELLED)
    if place == here:
        return Step(name, "here", day)
    if day is not None:
        return Step(name, "done", day)
    if ended:
        return Step(name, "skipped")
    return Step(name, "missing" if place < here else "ahead")


def _note(place: int, known: _Known) -> str:
    facts = known.facts
    if place == 1 and facts.mandate_withdrawn_on:
        return _("The mandate was withdrawn on %(day)s.") % {
            "day": said(facts.mandate_withdrawn_on)
        }
    if place == 3 and known.phases:
        return _("until %(day)s") % {"day": said(last_day(known.phases[-1]))}
    if place == 7 and facts.answer_by and "answer" not in known.taken:
        return _("promised by %(day)s") % {"day": said(facts.answer_by)}
    return ""


def _loop(place: int, known: _Known) -> int | None:
    """Return where a remand sent the matter back to: before it was handed over."""
    remitted = any(step.outcome == Outcome.REMITTED_BACK for step in known.decisions)
    return 5 if place == 6 and remitted else None
