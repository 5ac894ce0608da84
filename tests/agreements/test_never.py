"""What never happens, whatever steps are taken in whatever order."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.agreements.actions.agreements import write_agreement
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import answer_comment
from gensvar.agreements.actions.structures import write_parts
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Part,
    Position,
    ProposalStage,
    StructureProposal,
    Taken,
)
from gensvar.agreements.queries import (
    Anchored,
    not_anchored,
    objections_to,
    parties_of,
)
from gensvar.agreements.stepping import take_agreement_step, take_structure_step
from gensvar.agreements.workflow import LIFE_OF_A_STRUCTURE, LIFE_OF_AN_AGREEMENT
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet, Stale
from tests.make.agreements import (
    comment_on,
    judge,
    make_agreement,
    make_decision,
    make_structure,
)
from tests.make.dialogues import officer_of
from tests.matrix.seeing import taken_back

pytestmark = pytest.mark.django_db
REFUSED = (Invalid, NotYet, Stale)
POSITIONS = st.sampled_from(list(Position))
STRUCTURE_DEEDS = st.one_of(
    st.sampled_from(list(LIFE_OF_A_STRUCTURE.transitions)),
    st.sampled_from(["comment", "answer", "judge", "anchor all"]),
    st.tuples(st.integers(0, 4), POSITIONS),
)
AGREEMENT_DEEDS = st.one_of(
    st.sampled_from(list(LIFE_OF_AN_AGREEMENT.transitions)),
    st.sampled_from(["anchor all", "write"]),
    st.tuples(st.integers(0, 4), POSITIONS),
)
WEEK = timedelta(days=7)


def say(thing: Anchored, number: int, position: Position) -> str:
    """Let a party say something; return its objection, if it has one."""
    parties = parties_of(thing)
    group, organisation = parties[number % len(parties)]
    words = f"Invändning {number} {position}"
    objects = position in {Position.OBJECTS, Position.WITH_OBJECTIONS}
    programme = thing.programme
    assert programme is not None
    said = Anchor(position, today(), "Möte", "Mötet", words if objects else "")
    anchor(
        thing,
        said,
        by=officer_of(programme.body),
        group=group,
        organisation=organisation,
    )
    return words if objects else ""


def _do(proposal: StructureProposal, deed: Any) -> str:
    # Any: a name, or a party with its position.
    by = officer_of(proposal.programme.body)
    if isinstance(deed, tuple):
        return say(proposal, *deed)
    if deed == "anchor all":
        for number in range(5):
            say(proposal, number, Position.ACCEPTS)
    elif deed == "comment":
        comment_on(proposal)
    elif deed == "answer":
        for row in proposal.comments.filter(outcome=""):
            answer_comment(row, Taken.NOT, "Det ryms inte.", by=by)
    elif deed == "judge":
        judge(proposal)
    else:
        facts = {
            "comment_until": today() + WEEK,
            "pilot_from": today(),
            "pilot_until": today() + WEEK,
            "decision": make_decision(proposal.programme.body),
        }
        take_structure_step(proposal, deed, by=by, facts=facts)
    return ""


@settings(max_examples=25)
@given(st.lists(STRUCTURE_DEEDS, max_size=14))
def test_no_structure_is_decided_before_every_group_is_anchored(
    deeds: list[Any],
) -> None:
    # Any: see _do.
    with taken_back():
        proposal = make_structure()
        objections: set[str] = set()
        for deed in deeds:
            proposal = StructureProposal.objects.order_by("-number")[0]
            try:
                objections.add(_do(proposal, deed))
            except REFUSED:
                continue
            latest = StructureProposal.objects.order_by("-number")[0]
            assert {row.objections for row in objections_to(latest)} == (
                objections - {""}
            )
            if latest.stage in {ProposalStage.DECIDED, ProposalStage.PILOT}:
                assert not not_anchored(latest)


def _agree(agreement: Agreement, deed: Any) -> str:
    # Any: a name, or a party with its position.
    by = officer_of(agreement.body)
    if isinstance(deed, tuple):
        return say(agreement, *deed)
    if deed == "anchor all":
        for number in range(5):
            say(agreement, number, Position.ACCEPTS)
    elif deed == "write":
        write(agreement)
    else:
        facts = {
            "decision": make_decision(agreement.body),
            "valid_from": today(),
            "review_on": today() + WEEK,
        }
        take_agreement_step(agreement, deed, by=by, facts=facts, reason="Därför.")
    return ""


def write(agreement: Agreement) -> None:
    """Write another text than the one before."""
    parts = [("Syfte", f"Version {agreement.version}")]
    by = officer_of(agreement.body)
    write_agreement(agreement, agreement.version, agreement.title, parts, by=by)


@settings(max_examples=25)
@given(st.lists(AGREEMENT_DEEDS, max_size=14))
def test_no_agreement_is_decided_before_every_party_has_been_asked_about_its_text(
    deeds: list[Any],
) -> None:
    # Any: see _agree.
    with taken_back():
        pk = make_agreement().pk
        objections: set[str] = set()
        for deed in deeds:
            try:
                objections.add(_agree(Agreement.objects.get(pk=pk), deed))
            except REFUSED:
                continue
            agreement = Agreement.objects.get(pk=pk)
            assert {row.objections for row in objections_to(agreement)} == (
                objections - {""}
            )
            if agreement.stage not in {AgreementStage.DRAFT}:
                assert not not_anchored(agreement)


def test_two_who_write_the_parts_at_once_do_not_undo_each_other() -> None:
    proposal = make_structure()
    by = officer_of(proposal.programme.body)
    mine = StructureProposal.objects.get(pk=proposal.pk)
    write_parts(proposal, proposal.version, {Part.PAY: "Som förtroendevalda."}, by=by)

    with pytest.raises(Stale):
        write_parts(mine, mine.version, {Part.PAY: "Inget."}, by=by)

    assert proposal.parts.get(part=Part.PAY).words == "Som förtroendevalda."
