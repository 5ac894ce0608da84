"""What follows from a step: the status of the programme, the next version, history."""

from gensvar.agreements.models import (
    Agreement,
    AgreementStep,
    ProposalPart,
    ProposalSource,
    StructureProposal,
)
from gensvar.kernel.days import today
from gensvar.programmes.actions import set_structure
from gensvar.programmes.models import Structure
from gensvar.workflow.transitions import Move


def as_pilot(move: Move[StructureProposal]) -> None:
    """Let the programme say everywhere that its structure is tried as a pilot."""
    proposal = move.thing
    set_structure(
        proposal.programme, Structure.PILOT, since=proposal.pilot_from, by=move.by
    )


def as_decided(move: Move[StructureProposal]) -> None:
    """Let the programme name the decision everywhere (S1-05)."""
    decision = move.thing.decision
    if decision is None:  # the gate has seen to it
        return
    set_structure(
        move.thing.programme,
        Structure.DECIDED,
        since=decision.starts_on,
        body=decision.body,
        decided_on=decision.starts_on,
        section_number=decision.section_number,
        matter=decision.matter,
        by=move.by,
    )


def begin_next_version(move: Move[StructureProposal]) -> None:
    """Copy parts and sources to a new draft; comments and anchoring stay behind."""
    old = move.thing
    new = StructureProposal.objects.create(
        programme=old.programme,
        number=old.number + 1,
        replaces=old,
        created_by=move.by,
    )
    ProposalPart.objects.bulk_create(
        ProposalPart(proposal=new, part=row.part, words=row.words)
        for row in old.parts.all()
    )
    ProposalSource.objects.bulk_create(
        ProposalSource(
            proposal=new,
            kind=row.kind,
            inventory=row.inventory,
            finding=row.finding,
            part=row.part,
            words=row.words,
            noted_by=row.noted_by,
        )
        for row in old.sources.select_related("inventory", "finding")
    )


def keep_step(move: Move[Agreement]) -> None:
    """Add the step to the history; a text taken back is a new version of it."""
    note_step(move.thing, move.arrow.name, move)
    if move.arrow.name == "redraft-agreement":
        move.thing.revision += 1
        move.thing.save(update_fields=["revision"])


def note_step(agreement: Agreement, step: str, move: Move[Agreement]) -> None:
    """Write one row of history; a decision has the day it was made."""
    decision = agreement.decision if step == "decide-agreement" else None
    AgreementStep.objects.create(
        agreement=agreement,
        step=step,
        day=decision.starts_on if decision else today(),
        reason=move.reason,
        by=move.by,
    )
