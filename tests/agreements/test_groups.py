"""The page of a group: without account, it comments, judges and follows promises."""

import pytest
from django.test import Client

from gensvar.agreements.actions.commitments import add_commitment
from gensvar.agreements.actions.links import close_link, give_link
from gensvar.agreements.keys import token_of
from gensvar.agreements.models import (
    AgreementStage,
    CommitmentNote,
    GroupLink,
    Party,
    PilotView,
    ProposalComment,
    ProposalStage,
)
from gensvar.kernel.days import today
from gensvar.programmes.models import Programme
from tests.make.agreements import make_agreement, make_structure
from tests.make.dialogues import officer_of
from tests.make.programmes import group_of

pytestmark = pytest.mark.django_db


def way_in(programme: Programme, group: str = "tornedalians") -> tuple[GroupLink, str]:
    """Give a group a way in, and return it with its address."""
    by = officer_of(programme.body)
    link = give_link(group_of(programme, group), by=by)
    return link, f"/struktur/{token_of(link)}/"


@pytest.mark.requirement("S1-15")
def test_a_group_comments_on_its_own_page_without_account(client: Client) -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    link, address = way_in(proposal.programme)
    key = client.get(address).context["say"].initial["key"]
    sent = {
        "do": "say",
        "say-key": key,
        "say-language": "fit",
        "say-words": "Met halvama kokousta Pajalassa.",
    }
    client.post(address, sent)
    client.post(address, sent)

    row = ProposalComment.objects.get()
    assert (row.group, row.language, row.entered_by) == (link.group, "fit", None)
    assert "Met halvama kokousta Pajalassa." in client.get(address).content.decode()


def test_nothing_that_was_typed_is_lost_when_a_comment_is_refused(
    client: Client,
) -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    _link, address = way_in(proposal.programme, "jews")

    answer = client.post(
        address,
        {
            "do": "say",
            "say-key": "nyckel",
            "say-language": "yi",
            "say-words": "Vi vill ses oftare",
        },
    )

    assert answer.status_code == 422
    assert "Vi vill ses oftare" in answer.content.decode()
    assert not ProposalComment.objects.exists()


@pytest.mark.requirement("S1-27")
def test_a_group_says_itself_how_it_sees_the_pilot(client: Client) -> None:
    proposal = make_structure(ProposalStage.PILOT)
    link, address = way_in(proposal.programme)
    client.post(
        address,
        {
            "do": "judge",
            "judge-key": "nyckel",
            "judge-language": "sv",
            "judge-value_group": "Vi blir kallade i tid.",
        },
    )

    view = PilotView.objects.get()
    assert (view.group, view.value_group, view.entered_by) == (
        link.group,
        "Vi blir kallade i tid.",
        None,
    )


@pytest.mark.requirement("S1-31")
def test_a_group_follows_what_was_promised(client: Client) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE)
    assert agreement.programme is not None
    promise = add_commitment(
        agreement,
        Party.REGION,
        "Regionen",
        "Skicka underlag i tid",
        today(),
        by=officer_of(agreement.body),
    )
    _link, address = way_in(agreement.programme)
    client.post(
        address,
        {
            "do": "follow",
            "follow-key": "nyckel",
            "follow-language": "sv",
            "follow-promise": promise.pk,
            "follow-status": "ongoing",
            "follow-words": "Underlaget kom en dag sent.",
        },
    )

    note = CommitmentNote.objects.get()
    assert (note.side, note.status) == (Party.OTHERS, "ongoing")


def test_a_closed_way_in_opens_nothing(client: Client) -> None:
    proposal = make_structure(ProposalStage.COMMENT)
    link, address = way_in(proposal.programme)
    close_link(link, by=officer_of(proposal.programme.body))

    assert client.get(address).status_code == 404
    assert client.get("/struktur/nagot-annat/").status_code == 404


def test_the_page_of_a_group_is_kept_out_of_caches_and_searches(client: Client) -> None:
    _link, address = way_in(make_structure(ProposalStage.COMMENT).programme)

    answer = client.get(address)

    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]


def test_asking_for_a_way_in_twice_gives_the_same() -> None:
    programme = make_structure().programme

    assert way_in(programme) == way_in(programme)


@pytest.mark.requirement("S1-15")
def test_an_officer_makes_and_closes_ways_in(client: Client) -> None:
    programme = make_structure().programme
    client.force_login(officer_of(programme.body))
    here = f"/arbete/samrad/{programme.pk}/struktur/vagar-in/"
    client.post(here, {"group": group_of(programme, "roma").pk})
    link = GroupLink.objects.get()
    shown = client.get(here).content.decode()
    client.post(here, {"close": link.pk})

    link.refresh_from_db()
    assert f"/struktur/{token_of(link)}/" in shown
    assert link.ended_on == today()
