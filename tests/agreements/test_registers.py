"""What ends soon, partnerships with several bodies, and how sums are indexed."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client

from gensvar.agreements.actions.agreements import (
    add_party,
    begin_agreement,
    change_agreement,
    publish_agreement,
    write_agreement,
)
from gensvar.agreements.actions.bodies import add_body
from gensvar.agreements.actions.commitments import add_commitment
from gensvar.agreements.ending import ending_within
from gensvar.agreements.models import Agreement, AgreementBody, AgreementStage
from gensvar.agreements.stepping import take_agreement_step
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import Organisation
from tests.make.agreements import (
    AGREEMENT_STAGES,
    STEPS,
    anchor_with,
    make_agreement,
    step_facts,
)
from tests.make.dialogues import officer_of
from tests.make.meetings import make_organisation
from tests.make.organisations import make_body
from tests.year_plans.test_plans import client_of

pytestmark = pytest.mark.django_db
ALL = "/arbete/samrad/overenskommelser/"


def make_partnership() -> Agreement:
    """Decide on a partnership of an association, a business and two bodies."""
    body = make_body("Socialnämnden")
    by = officer_of(body)
    agreement = begin_agreement(
        body, "public_civil_partnership", "Ett hem till", "IOP-samordnare", by=by
    )
    write_agreement(agreement, 1, agreement.title, [("Syfte", "Ett hem.")], by=by)
    business = make_organisation("Bageriet")
    Organisation.objects.filter(pk=business.pk).update(kind="business")
    for one in (make_organisation("Föreningen Hemma"), business):
        add_party(agreement, one, by=by)
    review = {"legal_review": "Juristerna sade ja 2026-01-10."}
    change_agreement(agreement, 2, review, by=by)
    anchor_with(agreement)
    for stage in AGREEMENT_STAGES[1:5]:
        facts = step_facts(agreement, stage)
        take_agreement_step(agreement, STEPS[stage], by=by, facts=facts)
    return agreement


@pytest.mark.requirement("S4-127", "S4-077", "S4-138", "S4-123")
def test_a_partnership_stands_in_the_register_with_parties_and_bodies() -> None:
    empty = Client().get("/overenskommelser/iop/").text
    assert "Inget partnerskap visas än" in empty
    agreement = make_partnership()
    by = officer_of(agreement.body)
    other = make_body("Kulturnämnden")
    client = client_of(by)
    text = f"{ALL}{agreement.pk}/text/"
    client.post(text, {"do": "carry", "carry-body": other.pk})
    again = client.post(text, {"do": "carry", "carry-body": other.pk})
    assert again.status_code == 422
    assert "Organet bär redan överenskommelsen." in again.text
    about = {
        "do": "about",
        "about-version": agreement.version,
        "about-owner_role": "IOP-samordnare",
        "about-legal_review": agreement.legal_review,
        "about-indexed": "yes",
        "about-index_how": "Med konsumentpriserna",
    }
    no = client.post(text, {**about, "about-indexed": "unknown"})
    assert no.status_code == 422
    assert client.post(text, about).status_code == 302
    publish_agreement(Agreement.objects.get(), by=by)

    register = Client().get("/overenskommelser/iop/").text
    assert "Föreningen Hemma, Bageriet (Företag)" in register
    assert "Socialnämnden, Kulturnämnden" in register
    assert "Juristerna" not in register
    shown = Client().get(f"/overenskommelser/{agreement.public_id}/").text
    assert "Med konsumentpriserna" in shown
    assert "Bageriet (Företag)" in shown
    assert "Juristerna" not in shown
    assert "Juristerna" in client.get(f"{ALL}iop/").text

    row = AgreementBody.objects.get()
    client.post(text, {"do": "drop", "row": row.pk})
    assert not AgreementBody.objects.exists()


def test_only_those_who_keep_an_agreement_say_who_carries_it() -> None:
    agreement = make_agreement()
    with pytest.raises(NotAllowed):
        add_body(agreement, make_body(), by=officer_of(make_body()))
    with pytest.raises(Invalid):
        add_body(agreement, agreement.body, by=officer_of(agreement.body))


@pytest.mark.requirement("S4-120")
def test_what_ends_within_some_months_is_listed_with_what_is_promised() -> None:
    agreement = make_agreement(AgreementStage.IN_FORCE)
    by = officer_of(agreement.body)
    client = client_of(by)
    assert "Inget tar slut under den tiden." in client.get(f"{ALL}tar-slut/").text
    Agreement.objects.filter(pk=agreement.pk).update(valid_to=today() + timedelta(200))
    for words, days in (("Hålla öppet", 20), ("Rapportera", 100), ("Bygga", 900)):
        add_commitment(
            agreement,
            side="others",
            who="Föreningen Hemma",
            words=words,
            due_on=today() + timedelta(days),
            by=by,
        )
    make_agreement(AgreementStage.DRAFT)

    def ends(months: int) -> list[str]:
        return [one.what for one in ending_within(by, months)]

    assert ends(3) == ["Hålla öppet"]
    assert ends(6) == ["Hålla öppet", "Rapportera"]
    assert ends(12) == ["Hålla öppet", "Rapportera", agreement.title]
    page = client.get(f"{ALL}tar-slut/?manader=12").text
    assert page.index("Hålla öppet") < page.index(f">{agreement.title}<")
    written = client.get(f"{ALL}tar-slut.csv?manader=12").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written), delimiter=";"))
    assert [row[2] for row in rows[1:]] == [agreement.title] * 3
    assert client.get(f"{ALL}tar-slut/?manader=tusen").status_code == 200
    assert ending_within(officer_of(make_body()), 24) == []
