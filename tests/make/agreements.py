"""Structures and agreements at each stage, made through the actions."""

from datetime import date, timedelta
from typing import Any

from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import (
    Comment,
    answer_comment,
    enter_comment,
)
from gensvar.agreements.actions.evaluating import View, enter_view
from gensvar.agreements.actions.stepping import take_structure_step
from gensvar.agreements.actions.structures import (
    add_source,
    begin_structure,
    write_parts,
)
from gensvar.agreements.models import (
    Anchoring,
    Method,
    Part,
    Position,
    ProposalStage,
    SourceKind,
    StructureProposal,
    Taken,
)
from gensvar.agreements.queries import Anchored, not_anchored
from gensvar.kernel.days import today
from gensvar.matters.decisions import enter_decision
from gensvar.matters.models import Decision, Outcome
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import groups_in
from tests.make.dialogues import make_matter, officer_of
from tests.make.programmes import make_programme

STAGES = (
    ProposalStage.DRAFT,
    ProposalStage.COMMENT,
    ProposalStage.ANCHORED,
    ProposalStage.PILOT,
    ProposalStage.EVALUATED,
    ProposalStage.DECIDED,
)
NUMBERS = iter(range(1000, 1_000_000))


def make_decision(
    body: Body, day: date | None = None, outcome: Outcome = Outcome.DECIDED
) -> Decision:
    """Enter a decision of a body in a matter of its own."""
    return enter_decision(
        make_matter(body),
        body=body,
        starts_on=day or today(),
        section_number=str(next(NUMBERS)),
        outcome=outcome,
        by=officer_of(body),
    )


def anchor_with(thing: Anchored, **said: Any) -> list[Anchoring]:
    """Write down that each party that has said nothing yet accepts."""
    facts = {
        "position": Position.ACCEPTS,
        "anchored_on": today(),
        "how": "På samrådsmötet",
        "with_whom": "Samrådsmötet",
        **said,
    }
    body = thing.programme.body if thing.programme else thing.body  # type: ignore[union-attr] # without a programme it is an agreement
    return [
        anchor(
            thing,
            Anchor(**facts),
            by=officer_of(body),
            group=row.group,
            organisation=row.organisation,
        )
        for row in not_anchored(thing)
    ]


def make_structure(
    stage: ProposalStage = ProposalStage.DRAFT, programme: Programme | None = None
) -> StructureProposal:
    """Take a proposal of structure to a stage; every group accepts."""
    programme = programme or make_programme()
    by = officer_of(programme.body)
    proposal = begin_structure(programme, by=by)
    write_parts(proposal, 1, {Part.INTERVAL: "Ett möte per termin."}, by=by)
    add_source(
        proposal, SourceKind.EXTERNAL, words="Grupperna vill ses varje termin.", by=by
    )
    for reached in STAGES[1 : STAGES.index(stage) + 1]:
        _advance(proposal, reached)
    return proposal


def _advance(proposal: StructureProposal, stage: ProposalStage) -> None:
    by = officer_of(proposal.programme.body)
    week = timedelta(days=7)
    if stage == ProposalStage.COMMENT:
        facts: dict[str, Any] = {"comment_until": today() + week}
        take_structure_step(proposal, "ask-groups", by=by, facts=facts)
    elif stage == ProposalStage.ANCHORED:
        comment_on(proposal)
        anchor_with(proposal)
        take_structure_step(proposal, "anchor-structure", by=by)
    elif stage == ProposalStage.PILOT:
        facts = {"pilot_from": today(), "pilot_until": today() + week}
        take_structure_step(proposal, "try-structure", by=by, facts=facts)
    elif stage == ProposalStage.EVALUATED:
        judge(proposal)
        take_structure_step(proposal, "evaluate-structure", by=by)
    else:
        facts = {"decision": make_decision(proposal.programme.body)}
        take_structure_step(proposal, "decide-structure", by=by, facts=facts)


def comment_on(proposal: StructureProposal) -> None:
    """Let every group comment, and answer each comment."""
    by = officer_of(proposal.programme.body)
    said = Comment("Bra att vi ses varje termin.", method=Method.MEETING)
    for group in groups_in(proposal.programme):
        row = enter_comment(proposal, group, said, by=by)
        answer_comment(row, Taken.IN, "Det står i förslaget.", by=by)


def judge(proposal: StructureProposal) -> None:
    """Let the region and every group say how they see the pilot."""
    by = officer_of(proposal.programme.body)
    enter_view(proposal, View(worked="Mötena var väl förberedda."), by=by)
    for group in groups_in(proposal.programme):
        view = View(change="Längre möten.", method=Method.MEETING)
        enter_view(proposal, view, by=by, group=group)
