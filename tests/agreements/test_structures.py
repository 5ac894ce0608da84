"""Structures: from a proposal with sources to a decision, with objections kept."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import Comment, enter_comment
from gensvar.agreements.actions.structures import begin_structure, explain_change
from gensvar.agreements.models import (
    Method,
    Part,
    Position,
    ProposalComment,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.queries import differences, objections_to
from gensvar.agreements.stepping import take_structure_step
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.matters.models import Outcome
from gensvar.programmes.models import Structure
from gensvar.programmes.queries import status_of
from tests.make.agreements import (
    anchor_with,
    comment_on,
    make_decision,
    make_structure,
)
from tests.make.dialogues import officer_of
from tests.make.inventories import make_entered_answer, make_finding, make_inventory
from tests.make.programmes import group_of, make_programme

pytestmark = pytest.mark.django_db
OBJECTION = "Vi vill ha två möten per termin, inte ett."


def page(proposal: StructureProposal, *parts: str) -> str:
    """Return the address of a version or of a page of it."""
    rest = "".join(f"{part}/" for part in parts)
    return f"/arbete/samrad/{proposal.programme_id}/struktur/{proposal.pk}/{rest}"


def signed_in(client: Client, proposal: StructureProposal) -> Client:
    """Let the officer of the programme sign in."""
    client.force_login(officer_of(proposal.programme.body))
    return client


@pytest.mark.requirement("S1-19")
def test_a_proposal_is_written_with_what_it_builds_on(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    client.post(f"/arbete/samrad/{programme.pk}/struktur/")
    proposal = StructureProposal.objects.get()
    client.post(
        page(proposal, "delar"),
        {"do": "words", "version": 1, "interval": "Ett möte per termin."},
    )
    client.post(
        page(proposal, "delar"),
        {
            "do": "source",
            "source-kind": "internal",
            "source-part": "interval",
            "source-words": "Förvaltningarna orkar med två möten om året.",
        },
    )

    text = client.get(page(proposal)).content.decode()

    assert "Ett möte per termin." in text
    assert "Förvaltningarna orkar med två möten om året." in text


@pytest.mark.requirement("S1-19")
def test_a_part_builds_on_what_a_needs_inventory_found(client: Client) -> None:
    proposal = make_structure()
    inventory = make_inventory(proposal.programme)
    answer = make_entered_answer(inventory)
    finding = make_finding(inventory, answer, words="Grupperna vill ses oftare.")
    signed_in(client, proposal).post(
        page(proposal, "delar"),
        {
            "do": "source",
            "source-finding": finding.pk,
            "source-kind": "other",
            "source-part": "interval",
        },
    )

    source = proposal.sources.latest("pk")
    text = client.get(page(proposal)).content.decode()
    assert (source.kind, source.inventory) == ("external", inventory)
    assert "Grupperna vill ses oftare." in text


@pytest.mark.requirement("S1-15")
def test_a_group_comments_and_is_told_what_became_of_it(client: Client) -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    signed_in(client, proposal)
    client.post(
        page(proposal, "synpunkter"),
        {
            "do": "enter",
            "enter-group": group_of(proposal.programme, "jews").pk,
            "enter-words": "מיר ווילן זיך טרעפֿן אָפֿטער",
            "enter-language": "yi",
            "enter-method": "meeting",
            "enter-said_on": today().isoformat(),
        },
    )
    row = ProposalComment.objects.get()
    client.post(
        page(proposal, "synpunkter"),
        {
            "do": f"answer-{row.pk}",
            f"c{row.pk}-outcome": "partly",
            f"c{row.pk}-answer": "Ett extra möte första året.",
        },
    )

    text = client.get(page(proposal, "synpunkter")).content.decode()

    assert 'dir="rtl"' in text
    assert "Ett extra möte första året." in text


@pytest.mark.requirement("S1-20")
def test_an_objection_is_still_read_after_the_decision(client: Client) -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    by = officer_of(proposal.programme.body)
    signed_in(client, proposal)
    client.post(
        page(proposal, "forankring"),
        {
            "party": f"g{group_of(proposal.programme, 'roma').pk}",
            "anchored_on": today().isoformat(),
            "how": "På samrådsmötet",
            "with_whom": "Samrådsmötet i mars",
            "position": "objects",
            "objections": OBJECTION,
            "language": "sv",
        },
    )
    comment_on(proposal)
    anchor_with(proposal)
    take_structure_step(proposal, "anchor-structure", by=by)
    decision = make_decision(proposal.programme.body)

    client.post(page(proposal, "steg", "decide-structure"), {"decision": decision.pk})

    proposal.refresh_from_db()
    assert proposal.stage == ProposalStage.DECIDED
    assert OBJECTION in client.get(page(proposal)).content.decode()


@pytest.mark.requirement("S1-05")
def test_the_programme_names_the_decision_on_its_structure(client: Client) -> None:
    proposal = make_structure(ProposalStage.EVALUATED)
    pilot = status_of(proposal.programme)
    decision = make_decision(proposal.programme.body)
    signed_in(client, proposal).post(
        page(proposal, "steg", "decide-structure"), {"decision": decision.pk}
    )

    status = status_of(proposal.programme)

    assert pilot is not None
    assert status is not None
    assert [pilot.status, status.status] == [Structure.PILOT, Structure.DECIDED]
    assert (status.body, status.section_number) == (
        decision.body,
        decision.section_number,
    )


@pytest.mark.requirement("S1-27", "S1-39")
def test_both_sides_say_how_they_see_the_pilot(client: Client) -> None:
    proposal = make_structure(ProposalStage.PILOT)
    signed_in(client, proposal)
    client.post(
        page(proposal, "utvardering"),
        {"do": "own", "own-value_service": "Tolkarna bokas i tid."},
    )
    client.post(
        page(proposal, "utvardering"),
        {
            "do": "theirs",
            "theirs-group": group_of(proposal.programme, "sami").pk,
            "theirs-value_group": "Vi blir lyssnade på.",
            "theirs-language": "sv",
            "theirs-method": "meeting",
            "theirs-said_on": today().isoformat(),
        },
    )

    text = client.get(page(proposal, "utvardering")).content.decode()

    assert text.index("Tolkarna bokas i tid.") < text.index("Vi blir lyssnade på.")
    refused = client.post(page(proposal, "steg", "evaluate-structure"))
    assert refused.status_code == 422


@pytest.mark.requirement("S1-28")
def test_a_new_version_says_what_was_found_and_what_changes(client: Client) -> None:
    proposal = make_structure(ProposalStage.EVALUATED)
    signed_in(client, proposal)
    client.post(page(proposal, "steg", "adjust-structure"))
    new = StructureProposal.objects.get(number=2)
    words = {"do": "words", "version": 1, "interval": "Två möten per termin."}
    client.post(page(new, "delar"), words)
    until = {"comment_until": (today() + timedelta(days=7)).isoformat()}
    refused = client.post(page(new, "steg", "ask-groups"), until)
    client.post(
        page(new, "delar"),
        {
            "do": "change",
            "change-part": "interval",
            "change-finding": "Ett möte räckte inte.",
            "change-change": "Två möten per termin.",
        },
    )
    client.post(page(new, "steg", "ask-groups"), until)

    new.refresh_from_db()
    assert refused.status_code == 422
    assert new.stage == ProposalStage.COMMENT
    assert [(one.before, one.now) for one in differences(new)] == [
        ("Ett möte per termin.", "Två möten per termin.")
    ]
    assert "Ett möte räckte inte." in client.get(page(new)).content.decode()


def test_a_decision_from_before_the_anchoring_is_refused() -> None:
    proposal = make_structure(ProposalStage.ANCHORED)
    by = officer_of(proposal.programme.body)
    early = make_decision(proposal.programme.body, today() - timedelta(days=1))

    with pytest.raises(Invalid) as refused:
        take_structure_step(
            proposal, "decide-structure", by=by, facts={"decision": early}
        )

    assert refused.value.field == "decision"


def test_a_decision_that_rejects_decides_nothing() -> None:
    proposal = make_structure(ProposalStage.ANCHORED)
    by = officer_of(proposal.programme.body)
    no = make_decision(proposal.programme.body, outcome=Outcome.REJECTED)

    with pytest.raises(Invalid) as refused:
        take_structure_step(proposal, "decide-structure", by=by, facts={"decision": no})

    assert refused.value.field == "decision"


def test_nothing_is_anchored_while_a_comment_waits_for_its_answer() -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    by = officer_of(proposal.programme.body)
    comment_on(proposal)
    anchor_with(proposal)
    group = group_of(proposal.programme, "sami")
    enter_comment(proposal, group, Comment("Och sen?", method=Method.SPOKEN), by=by)

    with pytest.raises(NotYet) as refused:
        take_structure_step(proposal, "anchor-structure", by=by)

    assert len(refused.value.missing) == 1


def test_who_objects_says_what() -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    said = Anchor(Position.OBJECTS, today(), "Skriftligt", "Förbundet")

    with pytest.raises(Invalid) as refused:
        anchor(
            proposal,
            said,
            by=officer_of(proposal.programme.body),
            group=group_of(proposal.programme, "roma"),
        )

    assert refused.value.field == "objections"
    assert objections_to(proposal) == []


def test_a_comment_in_letters_that_its_language_does_not_use_is_refused() -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    said = Comment("Vi vill ses oftare", language="yi", method=Method.MEETING)

    with pytest.raises(Invalid) as refused:
        enter_comment(
            proposal,
            group_of(proposal.programme, "jews"),
            said,
            by=officer_of(proposal.programme.body),
        )

    assert refused.value.field == "words"


def test_only_one_proposal_is_open_at_a_time() -> None:
    proposal = make_structure()

    with pytest.raises(NotYet):
        begin_structure(proposal.programme, by=officer_of(proposal.programme.body))


def test_the_first_version_has_nothing_to_explain() -> None:
    proposal = make_structure()

    with pytest.raises(Invalid):
        explain_change(
            proposal,
            Part.INTERVAL,
            "a",
            "b",
            by=officer_of(proposal.programme.body),
        )
