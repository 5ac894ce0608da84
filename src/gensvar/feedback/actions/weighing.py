"""Entering what became of a finding. A person says it; nothing here works it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.feedback.models import (
    Answer,
    AnswerState,
    Weighing,
    WeighingCorrection,
    WeighingOutcome,
)
from gensvar.feedback.policies import may_weigh
from gensvar.feedback.queries.weighings import WEIGHED_IN
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.matters.models import Decision


@dataclass(frozen=True)
class Judgement:
    """What is entered about one finding."""

    outcome: str
    reason: str
    decision: Decision | None
    measures: Sequence[Measure] = ()


@transaction.atomic
def weigh(
    finding: Finding,
    judgement: Judgement,
    *,
    by: User,
    seen_version: int = 0,
    why_changed: str = "",
) -> Weighing:
    """Enter what became of a finding, or change it.

    `seen_version` is 0 for a finding that had no weighing when the form was read.
    After an answer has been published a change needs `why_changed`, and what stood
    before is kept. Raises Stale when somebody else was first.
    """
    if not may_weigh(by, finding.dialogue):
        raise NotAllowed
    # Whether an answer has been published decides if a change must be explained.
    hold(finding.dialogue, "stage")
    _check(finding, judgement)
    before = Weighing.objects.filter(finding=finding).first()
    if before is None:
        return _enter(finding, judgement, by=by)
    _change(before, judgement, seen_version, why_changed, by=by)
    return before


def is_published(finding: Finding) -> bool:
    """Say whether an answer that builds on the weighing has been published."""
    return Answer.objects.filter(
        dialogue=finding.dialogue_id, state=AnswerState.PUBLISHED
    ).exists()


def _check(finding: Finding, judgement: Judgement) -> None:
    if finding.dialogue.stage not in WEIGHED_IN:
        raise NotYet([_("a decision basis that has been handed over")])
    if judgement.outcome not in WeighingOutcome.values:
        raise Invalid(_("Choose what became of it."), "outcome")
    if not judgement.reason.strip():
        raise Invalid(_("Write why. Those who spoke will read it."), "reason")
    if judgement.decision is None:
        raise Invalid(_("Choose the decision it refers to."), "decision")
    if judgement.decision.matter_id != finding.dialogue.matter_id:
        raise Invalid(_("Choose a decision in the dialogue's matter."), "decision")


def _enter(finding: Finding, judgement: Judgement, *, by: User) -> Weighing:
    try:
        with transaction.atomic():
            weighing = Weighing.objects.create(
                finding=finding, weighed_by=by, weighed_on=today(), **_fields(judgement)
            )
    except IntegrityError as problem:
        raise Stale from problem
    weighing.measures.set(judgement.measures)
    record("weigh", weighing, by=by, finding=finding.pk, outcome=judgement.outcome)
    return weighing


def _change(
    weighing: Weighing, judgement: Judgement, seen: int, why: str, *, by: User
) -> None:
    if seen != weighing.version:
        raise Stale
    if _is_same(weighing, judgement):
        return
    must_say_why = is_published(weighing.finding)
    if must_say_why and not why.strip():
        raise Invalid(
            _("An answer has been published. Write why this is changed."), "why_changed"
        )
    if must_say_why:
        _keep_what_stood(weighing, why.strip(), by=by)
    changes = {**_fields(judgement), "weighed_by": by, "weighed_on": today()}
    save_if_current(weighing, seen, changes)
    weighing.measures.set(judgement.measures)
    record("change weighing", weighing, by=by, outcome=judgement.outcome)


def _keep_what_stood(weighing: Weighing, why: str, *, by: User) -> None:
    WeighingCorrection.objects.create(
        weighing=weighing,
        outcome=weighing.outcome,
        reason=weighing.reason,
        decision=weighing.decision,
        measures=[measure.words for measure in weighing.measures.all()],
        why=why,
        corrected_by=by,
    )


def _fields(judgement: Judgement) -> dict[str, object]:
    return {
        "outcome": judgement.outcome,
        "reason": judgement.reason.strip(),
        "decision": judgement.decision,
    }


def _is_same(weighing: Weighing, judgement: Judgement) -> bool:
    return all(
        getattr(weighing, name) == value for name, value in _fields(judgement).items()
    ) and {measure.pk for measure in weighing.measures.all()} == {
        measure.pk for measure in judgement.measures
    }
