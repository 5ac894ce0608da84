"""Structures and agreements at each stage, made through the actions."""

from datetime import date, timedelta
from typing import Any

from gensvar.agreements.actions.agreements import (
    begin_agreement,
    change_agreement,
    publish_agreement,
    review_agreement,
    write_agreement,
)
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import (
    Comment,
    answer_comment,
    enter_comment,
)
from gensvar.agreements.actions.evaluating import View, enter_view
from gensvar.agreements.actions.structures import (
    add_source,
    begin_structure,
    write_parts,
)
from gensvar.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementStage,
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
from gensvar.agreements.stepping import (
    take_agreement_step,
    take_structure_step,
)
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


AGREEMENT_STAGES = (
    AgreementStage.DRAFT,
    AgreementStage.ANCHORED,
    AgreementStage.PROPOSED,
    AgreementStage.DECIDED,
    AgreementStage.IN_FORCE,
    AgreementStage.REVIEWED,
)
STEPS = {
    AgreementStage.ANCHORED: "anchor-agreement",
    AgreementStage.PROPOSED: "propose-agreement",
    AgreementStage.DECIDED: "decide-agreement",
    AgreementStage.IN_FORCE: "start-agreement",
    AgreementStage.REVIEWED: "review-agreement",
}


def make_agreement(
    stage: AgreementStage = AgreementStage.DRAFT,
    programme: Programme | None = None,
    *,
    is_shown: bool = False,
    **said: Any,
) -> Agreement:
    """Take an agreement to a stage; `said` is what its parties say, if not yes."""
    programme = programme or make_programme()
    by = officer_of(programme.body)
    agreement = begin_agreement(
        programme.body,
        AgreementKind.MINORITIES,
        f"Överenskommelse om samråd {next(NUMBERS)}",
        "Samordnare för samråd",
        programme=programme,
        by=by,
    )
    parts = [("Syfte", "Vi planerar vården tillsammans.")]
    write_agreement(agreement, 1, agreement.title, parts, by=by)
    reached = AGREEMENT_STAGES[1 : AGREEMENT_STAGES.index(stage) + 1]
    if reached:
        anchor_with(agreement, **said)
    for one in reached:
        if one == AgreementStage.REVIEWED:
            review_agreement(agreement, "Det fungerar.", by=by)
        take_agreement_step(
            agreement, STEPS[one], by=by, facts=step_facts(agreement, one)
        )
    if is_shown:
        change_agreement(agreement, 2, {"open_to_signatories": True}, by=by)
        publish_agreement(agreement, by=by)
    return agreement


def step_facts(agreement: Agreement, stage: AgreementStage) -> dict[str, Any]:
    """Return what a step needs to know."""
    if stage != AgreementStage.DECIDED:
        return {}
    return {
        "decision": make_decision(agreement.body),
        "valid_from": today(),
        "valid_to": today() + timedelta(days=730),
        "review_on": today() + timedelta(days=365),
    }
