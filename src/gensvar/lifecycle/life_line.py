"""The life line of a dialogue: drawn from dated facts, not from the stage alone."""

from datetime import date

from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import said
from gensvar.lifecycle.facts import Facts, facts
from gensvar.ui.shapes import Step, StepState

# How far along the line each stage is: the place of the step that is going on.
HERE = {
    Stage.OPEN: 3,
    Stage.ANALYSING: 4,
    Stage.HANDED_OVER: 6,
    Stage.ANSWERED: 8,
}
ENDED = (Stage.CLOSED, Stage.CANCELLED)


def life_line(dialogue: Dialogue) -> list[Step]:
    """Return the nine steps with their days, with one question to the database."""
    known = facts(dialogue)
    days = _days(dialogue, known)
    here = _here(dialogue, days)
    return [
        Step(
            name,
            state := _state(dialogue, day, place, here),
            day,
            _note(place, known) if state != "ahead" else "",
            loops_back_to=5 if place == 6 and known.was_remitted_back else None,
        )
        for place, (name, day) in enumerate(zip(_names(), days, strict=True))
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


def _days(dialogue: Dialogue, known: Facts) -> list[date | None]:
    considered = dialogue.consideration
    judged = known.judged_by_region and known.judged_by_participants
    return [
        considered.decided_on if considered else None,
        known.mandate_decided_on if known.has_mandate else None,
        known.plan_approved_on,
        known.opened_on,
        known.handed_over_on,
        known.handed_over_on,
        known.weighed_by_decision_on,
        known.answered_on,
        known.closed_on if judged else None,
    ]


def _here(dialogue: Dialogue, days: list[date | None]) -> int:
    stage = Stage(dialogue.stage)
    if stage == Stage.PREPARING:
        return next((place for place in range(3) if days[place] is None), 3)
    if stage in ENDED:
        return len(days)
    if stage == Stage.HANDED_OVER and days[6]:
        return 7
    return HERE[stage]


def _state(dialogue: Dialogue, day: date | None, place: int, here: int) -> StepState:
    if place == here:
        return "here"
    if day is not None:
        return "done"
    if dialogue.stage in ENDED:
        return "skipped"
    return "missing" if place < here else "ahead"


def _note(place: int, known: Facts) -> str:
    if place == 1 and known.mandate_withdrawn_on:
        return _("The mandate was withdrawn on %(day)s.") % {
            "day": said(known.mandate_withdrawn_on)
        }
    if place == 3 and known.last_day:
        return _("until %(day)s") % {"day": said(known.last_day)}
    if place == 7 and known.answer_by and known.answered_on is None:
        return _("promised by %(day)s") % {"day": said(known.answer_by)}
    return ""
