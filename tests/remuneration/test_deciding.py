"""Deciding on claims: four eyes, with a reason, once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.accounts.models import User
from gensvar.audit.models import Event, EventContent
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.meetings.actions.guests import ask_guest
from gensvar.meetings.models import Guest
from gensvar.organisations.models import Body, Role
from gensvar.remuneration.actions.deciding import (
    approve_claim,
    refuse_claim,
    return_claim,
)
from gensvar.remuneration.models import Claim
from tests.make.dialogues import chair_of, officer_of
from tests.make.meetings import make_arrival
from tests.make.organisations import make_body, make_member
from tests.make.remuneration import (
    make_claim,
    make_over,
    make_present,
    make_second_officer,
    make_table,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Body:
    return make_body()


@pytest.fixture
def claim(body: Body) -> Claim:
    make_table(body)
    return make_claim(make_present(body, "Ada Alm"))


def allowed(claim: Claim, user: User) -> bool:
    try:
        approve_claim(Claim.objects.get(pk=claim.pk), claim.version, by=user)
    except NotAllowed:
        return False
    Claim.objects.filter(pk=claim.pk).update(
        state="sent", version=claim.version, decided_by=None, decided_at=None
    )
    return True


def test_officers_and_chairs_decide_and_nobody_else(body: Body, claim: Claim) -> None:
    roles = {
        role: allowed(claim, make_member(body, role, name="Bo Berg")) for role in Role
    }
    assert roles == {
        Role.ADMINISTRATOR: False,
        Role.OFFICER: True,
        Role.CHAIR: True,
        Role.REPRESENTATIVE: False,
        Role.REGISTRAR: False,
        Role.REVIEWER: False,
    }
    assert not allowed(claim, officer_of(make_body()))


def test_who_noted_the_arrival_does_not_decide(body: Body, claim: Claim) -> None:
    assert claim.guest.noted_by == officer_of(body)
    assert not allowed(claim, officer_of(body))


def own_claims(body: Body, officer: User) -> dict[str, Guest]:
    return {
        "by account": make_arrival(make_over(body), user=officer),
        "by address": make_arrival(make_over(body), email=officer.email.upper()),
        "by part": make_arrival(make_over(body), email=with_part(officer.email)),
        "by name": make_arrival(make_over(body), f" {officer.name.upper()} "),
    }


def with_part(email: str) -> str:
    mailbox, _, place = email.partition("@")
    return f"{mailbox}+moten@{place}"


def test_nobody_decides_on_their_own_claim(body: Body) -> None:
    make_table(body)
    officer = make_second_officer(body)
    for how, guest in own_claims(body, officer).items():
        assert not allowed(make_claim(guest), officer), how
        assert allowed(Claim.objects.get(guest=guest), chair_of(body)), how


def seen_by_nobody(body: Body, officer: User, **more: Any) -> Guest:
    """Return a guest asked by an officer, who said alone that they came."""
    meeting = make_over(body)
    guest = ask_guest(meeting, "Privat Namn", by=officer, email="p@x.se", **more)
    Guest.objects.filter(pk=guest.pk).update(arrived_at=meeting.starts_at)
    guest.refresh_from_db()
    return guest


def test_who_put_somebody_on_the_list_whom_nobody_saw_does_not_decide(
    body: Body,
) -> None:
    make_table(body)
    officer = make_second_officer(body)
    claim = make_claim(seen_by_nobody(body, officer))
    assert not allowed(claim, officer)
    assert allowed(claim, chair_of(body))

    Guest.objects.filter(pk=claim.guest_id).update(noted_by=officer_of(body))
    assert allowed(claim, officer)


def test_a_substitute_of_somebody_one_put_on_the_list_is_no_way_round(
    body: Body,
) -> None:
    make_table(body)
    officer = make_second_officer(body)
    first = seen_by_nobody(body, officer)
    other = seen_by_nobody(body, officer_of(body))
    Guest.objects.filter(pk=other.pk).update(
        meeting=first.meeting, email="q@x.se", substitute_of=first
    )
    other.refresh_from_db()
    claim = make_claim(other)
    assert not allowed(claim, officer)


def test_who_put_somebody_on_the_list_is_told_why_there_is_no_button(
    client: Client, body: Body
) -> None:
    make_table(body)
    officer = make_second_officer(body)
    claim = make_claim(seen_by_nobody(body, officer))
    client.force_login(officer)
    client.cookies["language"] = "en"
    address = reverse("pay-claim", args=[claim.pk])
    page = words(client.get(address))
    assert "nobody else has noted that they came" in page
    assert 'value="approve"' not in page
    sent = {"do": "approve", "version": claim.version}
    assert client.post(address, sent).status_code == 403


def test_a_claim_is_sent_back_or_refused_for_a_reason(body: Body, claim: Claim) -> None:
    chair = chair_of(body)
    for act in (return_claim, refuse_claim):
        with pytest.raises(Invalid) as refused:
            act(claim, claim.version, "", by=chair)
        assert refused.value.field == "reason"
        with pytest.raises(Invalid) as refused:
            act(claim, claim.version, "other", " ", by=chair)
        assert refused.value.field == "words"


def test_every_decision_is_in_the_log(body: Body, claim: Claim) -> None:
    chair = chair_of(body)
    return_claim(claim, claim.version, "other", "Hemligt ord", by=chair)

    told = Event.objects.get(verb="return claim")
    content = EventContent.objects.get(sequence=told.sequence).content
    assert told.actor_id == str(chair.pk)
    assert "Hemligt" not in str(content)


def test_what_is_decided_is_decided(body: Body, claim: Claim) -> None:
    seen = claim.version
    approve_claim(claim, seen, by=chair_of(body))
    with pytest.raises(Stale):
        refuse_claim(claim, seen, "not_covered", by=chair_of(body))


def words(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


@pytest.mark.requirement("S4-078")
def test_a_claim_is_approved_on_its_page(
    client: Client, body: Body, claim: Claim
) -> None:
    client.force_login(chair_of(body))
    queue = words(client.get(reverse("claims")))
    assert "Ada Alm" in queue
    page = words(client.get(reverse("pay-claim", args=[claim.pk])))
    assert "900 kr" in page
    assert "3 h 30 min" in page
    sent = {"do": "approve", "version": claim.version}
    client.post(reverse("pay-claim", args=[claim.pk]), sent)
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by) == ("approved", chair_of(body))
    assert "Ada Alm" not in words(client.get(reverse("claims")))
    assert "Ada Alm" in words(client.get(reverse("claims") + "?visa=godkanda"))


def test_a_reason_that_is_missing_is_asked_for_and_the_words_stay(
    client: Client, body: Body, claim: Claim
) -> None:
    client.force_login(chair_of(body))
    sent = {"do": "return", "version": claim.version, "words": "Ring mig"}
    response = client.post(reverse("pay-claim", args=[claim.pk]), sent)
    assert response.status_code == 422
    assert "Ring mig" in words(response)
    claim.refresh_from_db()
    assert claim.state == "sent"


def test_who_noted_the_arrival_is_told_why_there_is_no_button(
    client: Client, body: Body, claim: Claim
) -> None:
    client.force_login(officer_of(body))
    address = reverse("pay-claim", args=[claim.pk])
    assert 'value="approve"' not in words(client.get(address))
    sent = {"do": "approve", "version": claim.version}
    assert client.post(address, sent).status_code == 403


def test_a_claim_above_what_was_noted_is_marked(client: Client, body: Body) -> None:
    make_table(body)
    guest = make_present(body)
    assert guest.meeting.starts_at
    Guest.objects.filter(pk=guest.pk).update(left_at=guest.meeting.starts_at)
    claim = make_claim(guest)
    client.force_login(chair_of(body))
    client.cookies["language"] = "en"
    page = words(client.get(reverse("pay-claim", args=[claim.pk])))
    assert "More than was noted" in page


def test_a_version_longer_than_any_is_refused_and_the_words_stay(
    client: Client, body: Body, claim: Claim
) -> None:
    client.force_login(chair_of(body))
    address = reverse("pay-claim", args=[claim.pk])
    for version in ("9" * 30, "9" * 5000):
        sent = {"do": "return", "version": version, "words": "Ring mig"}
        response = client.post(address, sent | {"reason": "other"})
        assert (response.status_code, "Ring mig" in words(response)) == (422, True)
    claim.refresh_from_db()
    assert claim.state == "sent"
