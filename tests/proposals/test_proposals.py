"""Proposals on screen: grouped, counted, followed, and shown when they have ended."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gensvar.accounts.models import User
from gensvar.followups.actions import note_measure, promise_measure
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body
from gensvar.proposals.actions import (
    Proposed,
    say_where_it_stands,
    show_change,
    tie_measure,
    undo_last_step,
    withdraw_change,
    write_proposal,
)
from gensvar.proposals.models import ChangeProposal, ProposalCollection, ProposalStatus
from gensvar.proposals.public import changes_shown
from gensvar.proposals.queries import counted
from tests.make.dialogues import officer_of
from tests.make.findings import make_compiled
from tests.make.organisations import make_body
from tests.make.proposals import make_collection, make_proposal

HERE = "/arbete/forandringar/"
PUBLIC = "/vad-andrades/"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_measure(body: Body, words: str = "Fler möten") -> Measure:
    return promise_measure(words, body=body, due_on=today(), by=officer_of(body))


@pytest.mark.requirement("S2-14", "S2-15")
@pytest.mark.django_db
def test_proposals_are_grouped_and_counted_and_a_stated_number_stands_beside() -> None:
    body = make_body()
    client = client_of(officer_of(body))
    client.post(f"{HERE}ny/", {"name": "Projektets förslag", "body": body.pk})
    collection = ProposalCollection.objects.get()
    here = f"{HERE}{collection.pk}/"
    for text, group in (("Öppna tidigare", "Möten"), ("Svara alla", "Svar")):
        client.post(
            f"{here}ny/",
            {
                "text": text,
                "group": group,
                "body": body.pk,
                "source": "Slutrapporten",
                "due_on": today() - timedelta(days=1),
            },
        )
    client.post(f"{here}uppgift/", {"number": 13, "source": "Slutrapporten"})

    page = client.get(here).content.decode()

    for words in ("Slutrapporten anger 13.", "2 är nedskrivna här.", "Öppna tidigare"):
        assert words in page
    assert "Skillnaden är 11." in page
    only = client.get(here, {"group": collection.groups.get(name="Svar").pk})
    assert "Öppna tidigare" not in only.content.decode()
    assert [(one.name, one.total) for one in counted(collection)] == [
        ("Möten", 1),
        ("Svar", 1),
    ]
    listed = client.get(f"{here}forslag.csv").content.decode("utf-8-sig")
    assert "Svar;Svara alla;Föreslaget" in listed
    assert client.get(f"{here}forslag.xlsx").content.startswith(b"PK")


@pytest.mark.requirement("S3-06")
@pytest.mark.django_db
def test_a_proposal_is_followed_to_done_and_everyone_reads_what_changed() -> None:
    proposal = make_proposal()
    by = officer_of(proposal.body)
    client = client_of(by)
    here = f"{HERE}forslag/{proposal.pk}/"
    measure = make_measure(proposal.body)
    client.post(here, {"do": "tie", "tie-measure": measure.pk})
    assert client.post(here, {"do": "stands", "stands-status": "refused"}).status_code
    page = client.post(
        here,
        {"do": "stands", "stands-status": "done", "stands-words": "Klart i mars."},
        follow=True,
    ).content.decode()
    assert ("Klart i mars." in page, "Fler möten" in page) == (True, True)

    shown = f"/arbete/vad-andrades/forslag/{proposal.pk}/"
    client.post(shown, {"do": "show", "show-words": "Vi möts nu varje månad."})
    public = Client().get(PUBLIC).content.decode()
    assert ("Vi möts nu varje månad." in public, proposal.text in public) == (
        True,
        False,
    )
    assert "Vi möts nu varje månad." in (
        Client().get("/vad-andrades.atom").content.decode()
    )
    internal = client.get("/arbete/vad-andrades/").content.decode()
    assert "Alla kan läsa det" in internal
    client.post(shown, {"do": "withdraw", "withdraw-reason": "Fel mötesdag."})
    assert "varje månad" not in Client().get(PUBLIC).content.decode()


@pytest.mark.django_db
def test_nothing_leaks_that_no_act_has_shown() -> None:
    dialogue, finding = make_compiled()
    collection = make_collection(dialogue.body)
    canary = make_proposal(collection, text="KANARIE text", finding=finding)
    by = officer_of(dialogue.body)
    note = "KANARIE not"
    with pytest.raises(NotYet):
        show_change(canary, "KANARIE för tidigt", by=by)
    say_where_it_stands(canary, "done", note, by=by)
    hidden = make_proposal(collection, text="KANARIE dold")
    say_where_it_stands(hidden, "refused", "KANARIE skäl", by=by)
    show_change(canary, "Klart.", by=by)
    measure = make_measure(dialogue.body, "KANARIE åtgärd")
    tie_measure(canary, measure, by=by)

    for address in (PUBLIC, "/vad-andrades.atom"):
        page = Client().get(address).content.decode()
        assert "Klart." in page
        assert ("KANARIE" in page, finding.title in page) == (False, False)
    say_where_it_stands(canary, "under_way", "", by=by)
    assert changes_shown() == []
    undo_last_step(canary, by=by)
    assert [one.words for one in changes_shown()] == ["Klart."]


@pytest.mark.django_db
def test_a_measure_that_is_done_is_shown_by_its_body_alone() -> None:
    measure = make_measure(make_body())
    by = officer_of(measure.body)
    note_measure(measure, "done", "Skyltarna är uppe.", by=by)
    with pytest.raises(NotAllowed):
        show_change(measure, "Nya skyltar.", by=officer_of(make_body()))
    client = client_of(by)
    address = f"/arbete/vad-andrades/atgard/{measure.pk}/"
    assert client.post(address, {"do": "show", "show-words": ""}).status_code == 422
    client.post(address, {"do": "show", "show-words": "Nya skyltar."})
    assert "Nya skyltar." in (
        Client().get(PUBLIC, {"organ": str(measure.body)}).content.decode()
    )
    assert "Nya skyltar." not in Client().get(PUBLIC, {"ar": "1999"}).content.decode()
    with pytest.raises(Invalid):
        withdraw_change(measure, " ", by=by)


@pytest.mark.django_db
def test_a_proposal_without_a_source_or_a_no_without_a_reason_is_refused() -> None:
    proposal = make_proposal()
    by = officer_of(proposal.body)
    collection, body = proposal.collection, proposal.body
    with pytest.raises(Invalid):
        write_proposal(collection, Proposed("Text", body), by=by)
    with pytest.raises(Invalid):
        say_where_it_stands(proposal, "refused", " ", by=by)
    response = client_of(by).post(
        f"{HERE}{collection.pk}/ny/", {"text": "Behåll mina ord", "body": body.pk}
    )
    assert response.status_code == 422
    assert "Behåll mina ord" in response.content.decode()
    assert ChangeProposal.objects.count() == 1


@pytest.mark.django_db
def test_the_second_of_two_who_change_a_proposal_sees_both_texts() -> None:
    proposal = make_proposal()
    client = client_of(officer_of(proposal.body))
    sent = {"body": proposal.body_id, "source": "Rapport", "version": 1}
    here = f"{HERE}forslag/{proposal.pk}/andra/"
    assert client.post(here, {**sent, "text": "Först"}).status_code == 302
    late = client.post(here, {**sent, "text": "Sedan"})
    assert late.status_code == 422
    page = late.content.decode()
    assert ("Först" in page, "Sedan" in page) == (True, True)


class CountTest(TestCase):
    """Whatever happens to proposals, the counted numbers are those that there are."""

    @settings(max_examples=5, deadline=None)
    @given(st.lists(st.sampled_from(ProposalStatus), max_size=4))
    def test_counts_are_computed(self, states: list[ProposalStatus]) -> None:
        """Compare with the states that were entered; undo takes the last one back."""
        collection = make_collection()
        by = officer_of(collection.body)
        for state in states:
            proposal = make_proposal(collection)
            say_where_it_stands(proposal, state, "Därför.", by=by)
        rows = [group.numbers for group in counted(collection)]
        numbers = [sum(one) for one in zip(*rows, strict=True)]
        expected = [states.count(one) for one in ProposalStatus]
        assert numbers == (expected if states else [])
