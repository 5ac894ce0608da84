"""How structures and agreements are drawn: life lines and what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    ProposalStage,
    StructureProposal,
)
from gensvar.ui.shapes import Step, StepState
from gensvar.workflow.transitions import Transition, Workflow

Thing = TypeVar("Thing", bound=Model)
WAY = (
    ProposalStage.DRAFT,
    ProposalStage.COMMENT,
    ProposalStage.ANCHORED,
    ProposalStage.PILOT,
    ProposalStage.EVALUATED,
    ProposalStage.DECIDED,
)
WAY_OF_AGREEMENT = (
    AgreementStage.DRAFT,
    AgreementStage.ANCHORED,
    AgreementStage.PROPOSED,
    AgreementStage.DECIDED,
    AgreementStage.IN_FORCE,
    AgreementStage.REVIEWED,
)
SKIPPABLE = (ProposalStage.PILOT, ProposalStage.EVALUATED)


def line_of_structure(proposal: StructureProposal) -> list[Step]:
    """Return the steps of a version; a pilot that was never held is left out."""
    if proposal.stage == ProposalStage.REPLACED:
        return []
    here = WAY.index(ProposalStage(proposal.stage))
    days = {
        ProposalStage.COMMENT: proposal.comment_until,
        ProposalStage.PILOT: proposal.pilot_from,
        ProposalStage.DECIDED: proposal.decision.starts_on
        if proposal.decision
        else None,
    }
    return [
        Step(stage.label, _state(place, here, proposal), day=days.get(stage))
        for place, stage in enumerate(WAY)
    ]


def _state(place: int, here: int, proposal: StructureProposal) -> StepState:
    if place == here:
        return "here"
    if place > here:
        return "ahead"
    never = WAY[place] in SKIPPABLE and proposal.pilot_from is None
    return "skipped" if never else "done"


def line_of_agreement(agreement: Agreement) -> list[Step]:
    """Return the steps of an agreement, with the last one when it has ended."""
    way = list(WAY_OF_AGREEMENT)
    if agreement.stage == AgreementStage.ENDED:
        way = [*way[:-1], AgreementStage.ENDED]
    here = way.index(AgreementStage(agreement.stage))
    days = {
        AgreementStage.DECIDED: agreement.decision.starts_on
        if agreement.decision
        else None,
        AgreementStage.IN_FORCE: agreement.valid_from,
        AgreementStage.REVIEWED: agreement.review_on,
    }
    return [
        Step(
            stage.label,
            "here" if place == here else "ahead" if place > here else "done",
            day=days.get(stage),
        )
        for place, stage in enumerate(way)
    ]


def steps_from(
    workflow: Workflow[Thing], thing: Thing
) -> list[tuple[Transition[Thing], list[str]]]:
    """Return each step that leads on, with what it lacks now."""
    return [
        (arrow, [str(gate.requirement) for gate in arrow.missing(thing)])
        for arrow in workflow.next_steps(thing)
    ]


SAID = {
    "anchor-agreement": _("Anchored"),
    "propose-agreement": _("Proposed for decision"),
    "decide-agreement": _("Decided"),
    "start-agreement": _("In force"),
    "review-agreement": _("Gone through together"),
    "renew-agreement": _("Renewed"),
    "redraft-agreement": _("Taken back to change the text"),
    "end-agreement": _("Ended"),
    "publish": _("Shown to everyone"),
    "unpublish": _("Not shown to everyone any more"),
}


@dataclass(frozen=True)
class Happened:
    """One line of history."""

    day: date
    what: str
    reason: str


def history_of(agreement: Agreement) -> list[Happened]:
    """Return what has happened to an agreement, in order."""
    return [
        Happened(row.day, str(SAID.get(row.step, row.step)), row.reason)
        for row in agreement.steps.all()
    ]
