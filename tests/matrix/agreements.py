"""What structures and agreements add to the world that the matrix looks at."""

from datetime import timedelta
from typing import TYPE_CHECKING

from gensvar.agreements.actions.agreements import add_party, review_agreement
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.bodies import add_body
from gensvar.agreements.actions.comments import Comment, enter_comment
from gensvar.agreements.actions.commitments import Note, add_commitment, note_commitment
from gensvar.agreements.actions.evaluating import View, enter_view
from gensvar.agreements.actions.joining import (
    Application,
    apply_to_join,
    approve_signatory,
)
from gensvar.agreements.actions.links import give_link
from gensvar.agreements.actions.reminding import remind_of_agreements
from gensvar.agreements.actions.structures import add_source, explain_change
from gensvar.agreements.keys import SIGNATORY, token_of
from gensvar.agreements.models import (
    Agreement,
    AgreementKind,
    AgreementStage,
    Method,
    Part,
    Party,
    Position,
    ProposalStage,
    SourceKind,
    StructureProposal,
)
from gensvar.agreements.stepping import take_agreement_step, take_structure_step
from gensvar.kernel.days import today
from gensvar.kernel.secrets import derived_code
from gensvar.organisations.models import Organisation
from gensvar.programmes.models import Programme
from tests.make.agreements import (
    AGREEMENT_STAGES,
    STEPS,
    anchor_with,
    make_agreement,
    make_structure,
    step_facts,
)
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.programmes import group_of

if TYPE_CHECKING:
    from tests.matrix.world import World

WEEK = timedelta(days=7)


def fill_agreements(world: "World", programme: Programme) -> None:
    """Make a structure that is out for comment, and an agreement in force."""
    grow_agreements(world, programme, 1)


def grow_agreements(world: "World", programme: Programme, rows: int) -> None:
    """Make the same with as many rows of everything as one asks for."""
    by = officer_of(programme.body)
    organisations = [
        Organisation.objects.create(name=f"Förbund {programme.pk}-{row}", created_by=by)
        for row in range(rows)
    ]
    proposal = make_structure(ProposalStage.PILOT, programme)
    for row in range(rows):
        enter_view(proposal, View(worked=f"Tolkar {row}"), by=by)
    for _row in range(rows):
        proposal = _next_version(proposal, rows)
    group = group_of(programme, "roma")
    links = [give_link(group, one, by=by) for one in organisations]
    world.kept["structure"] = str(proposal.pk)
    world.kept["structure_programme"] = str(programme.pk)
    world.kept["group_page"] = token_of(links[0])
    _agree(world, programme, organisations)


def _next_version(proposal: StructureProposal, rows: int) -> StructureProposal:
    """Replace a version by one that is out for comment and has been talked about."""
    by = officer_of(proposal.programme.body)
    take_structure_step(proposal, "adjust-structure", by=by)
    new = StructureProposal.objects.get(replaces=proposal)
    roma = group_of(new.programme, "roma")
    for row in range(rows):
        add_source(new, SourceKind.OTHER, words=f"Källa {row}", by=by)
        explain_change(new, Part.INTERVAL, f"Fynd {row}", "Oftare.", by=by)
    facts = {"comment_until": today() + WEEK}
    take_structure_step(new, "ask-groups", by=by, facts=facts)
    said = Anchor(Position.OBJECTS, today(), "På möte", "Förbundet", "Oftare än så.")
    for row in range(rows):
        words = Comment(f"Synpunkt {row}", method=Method.MEETING)
        enter_comment(new, roma, words, by=by)
        anchor(new, said, by=by, group=roma)
    return new


def _agree(
    world: "World", programme: Programme, organisations: list[Organisation]
) -> None:
    by = officer_of(programme.body)
    agreement = make_agreement(programme=programme)
    for organisation in organisations:
        add_party(agreement, organisation, by=by)
    anchor_with(agreement)
    for stage in AGREEMENT_STAGES[1:5]:
        facts = step_facts(agreement, stage)
        take_agreement_step(agreement, STEPS[stage], by=by, facts=facts)
    shown = make_agreement(AgreementStage.IN_FORCE, programme, is_shown=True)
    for _row in organisations[1:]:
        more = make_agreement(AgreementStage.IN_FORCE, programme, is_shown=True)
        Agreement.objects.filter(pk=more.pk).update(kind=AgreementKind.PARTNERSHIP)
        add_body(more, make_body(), by=by)
    for _row in organisations:
        add_body(shown, make_body(), by=by)
    for one in (agreement, shown):
        _promise(one, organisations)
    for number, organisation in enumerate(organisations):
        said = Application(f"Förening {organisation.pk}", f"f{number}@example.org")
        key = f"{organisation.pk:040}"
        signatory = apply_to_join(shown, said, key=key)
        if number % 2 == 0:
            approve_signatory(signatory, by=by)
        world.kept["signatory_page"] = derived_code(SIGNATORY, key)
    Agreement.objects.filter(pk=shown.pk).update(review_on=today() + WEEK)
    remind_of_agreements()
    world.kept["agreement"] = str(shown.pk)
    world.kept["anchored_agreement"] = str(agreement.pk)
    world.kept["shown_agreement"] = shown.public_id
    world.kept["commitment"] = str(shown.commitments.earliest("pk").pk)


def _promise(agreement: Agreement, organisations: list[Organisation]) -> None:
    by = officer_of(agreement.body)
    for number, _one in enumerate(organisations):
        promise = add_commitment(
            agreement, Party.REGION, "Regionen", f"Löfte {number}", today(), by=by
        )
        note = Note("ongoing", "Vi har börjat.", method=Method.MEETING)
        note_commitment(promise, Party.REGION, note, by=by)
        note_commitment(promise, Party.OTHERS, note, by=by)
        note_commitment(agreement.commitments.earliest("pk"), Party.OTHERS, note, by=by)
        review_agreement(agreement, f"Genomgång {number}", by=by)
