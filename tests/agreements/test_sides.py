"""The sides of an agreement: organisations join, both see how promises go."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from gensvar.agreements.actions.commitments import Note, add_commitment, note_commitment
from gensvar.agreements.keys import SIGNATORY
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Commitment,
    CommitmentStatus,
    Method,
    Party,
    Signatory,
    SignatoryState,
)
from gensvar.kernel.days import today
from gensvar.kernel.secrets import derived_code
from gensvar.notifications.models import Letter
from tests.make.agreements import make_agreement
from tests.make.dialogues import officer_of

pytestmark = pytest.mark.django_db


def page(agreement: Agreement, *parts: str) -> str:
    """Return the address of an agreement in the workspace, or of a page of it."""
    rest = "".join(f"{part}/" for part in parts)
    return f"/arbete/samrad/overenskommelser/{agreement.pk}/{rest}"


def shown(agreement: Agreement, *parts: str) -> str:
    """Return the public address of an agreement, or of a page of it."""
    rest = "".join(f"{part}/" for part in parts)
    return f"/overenskommelser/{agreement.public_id}/{rest}"


def officer(client: Client, agreement: Agreement) -> Client:
    """Let an officer of the body that owns it sign in."""
    client.force_login(officer_of(agreement.body))
    return client


@pytest.mark.requirement("S1-30")
def test_an_organisation_applies_confirms_joins_and_leaves(client: Client) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True)
    form = client.get(shown(agreement, "anslut")).context["form"]
    sent = {
        "key": form.initial["key"],
        "name": "Föreningen Kotimaa",
        "email": "info@example.org",
        "why": "Vi vill vara med.",
    }
    client.post(shown(agreement, "anslut"), sent)
    client.post(shown(agreement, "anslut"), sent)
    row = Signatory.objects.get()
    own = f"/overenskommelser/ansokan/{derived_code(SIGNATORY, row.key)}/"
    client.post(own, {"do": "confirm"})
    row.refresh_from_db()
    confirmed = row.state
    staff = officer(Client(), agreement)
    staff.post(page(agreement, "undertecknare"), {"do": f"approve-{row.pk}"})
    public = client.get(shown(agreement)).content.decode()
    client.post(own, {"do": "leave"})
    row.refresh_from_db()

    assert confirmed == SignatoryState.CONFIRMED
    assert "Föreningen Kotimaa" in public
    assert "info@example.org" not in public
    assert (row.state, row.email, row.why) == (SignatoryState.WITHDRAWN, "", "")
    assert "Föreningen Kotimaa" not in client.get(shown(agreement)).content.decode()
    assert Letter.objects.filter(kind__startswith="signatory").count() == 2
    assert mail.outbox == []


def test_an_application_that_is_declined_has_a_reason(client: Client) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True)
    sent = {"key": "k" * 40, "name": "Firman", "email": "info@example.org"}
    client.post(shown(agreement, "anslut"), sent)
    row = Signatory.objects.get()
    staff = officer(Client(), agreement)
    refused = staff.post(
        page(agreement, "undertecknare"),
        {"do": f"decline-{row.pk}", f"s{row.pk}-reason": ""},
    )
    staff.post(
        page(agreement, "undertecknare"),
        {"do": f"decline-{row.pk}", f"s{row.pk}-reason": "Ni är ett företag."},
    )

    row.refresh_from_db()
    assert refused.status_code == 422
    assert (row.state, row.reason, row.email) == (
        SignatoryState.DECLINED,
        "Ni är ett företag.",
        "",
    )


@pytest.mark.requirement("S1-31")
def test_both_sides_say_how_a_commitment_goes(client: Client) -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE, is_shown=True)
    staff = officer(Client(), agreement)
    staff.post(
        page(agreement, "ataganden"),
        {
            "side": "region",
            "body": agreement.body.pk,
            "words": "Boka tolk till varje möte",
            "due_on": (today() - timedelta(days=1)).isoformat(),
        },
    )
    row = Commitment.objects.get()
    said = {
        "do": "note",
        "words": "Tolk saknades i mars.",
        "language": "sv",
        "method": "meeting",
        "said_on": today().isoformat(),
    }
    theirs = {**said, "side": "others", "status": "not_done"}
    staff.post(page(agreement, "ataganden", str(row.pk)), theirs)

    row.refresh_from_db()
    text = client.get(shown(agreement)).content.decode()
    assert row.status == CommitmentStatus.PLANNED
    assert "Försenad" in text
    assert "Blir inte av" in text
    assert "Tolk saknades i mars." not in text
    assert (
        "Tolk saknades i mars."
        in staff.get(page(agreement, "ataganden", str(row.pk))).content.decode()
    )


def test_who_has_promised_says_how_it_goes() -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE)
    by = officer_of(agreement.body)
    row = add_commitment(
        agreement, Party.OTHERS, "Förbundet", "Utse ersättare", today(), by=by
    )
    done = Note(CommitmentStatus.DONE, "Klart.", method=Method.MEETING)

    note_commitment(row, Party.REGION, done, by=by)
    before = row.status
    note_commitment(row, Party.OTHERS, done, by=by)

    assert (before, row.status) == (CommitmentStatus.PLANNED, CommitmentStatus.DONE)
