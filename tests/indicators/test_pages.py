"""Credibility and influence on screen: every figure leads to what it counts."""

import re

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.feedback.models import CredibilityFigure
from gensvar.kernel.days import today
from gensvar.organisations.models import Role
from tests.make.dialogues import make_consideration, make_matter, officer_of, someone
from tests.make.feedback import make_answered, make_handed_over
from tests.make.organisations import make_body
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db
YEAR = today().year


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S2-08")
@pytest.mark.requirement("S2-09")
def test_promise_and_outcome_stand_side_by_side_and_lead_to_their_findings() -> None:
    dialogue = make_answered()
    client = client_of(officer_of(dialogue.body))
    page = client.get("/arbete/utfall/").text
    assert "Vad som utlovades, och vad det blev av det" in page
    address = re.search(r'href="(/arbete/utfall/fynd/[^"]*taken_up[^"]*)"', page)
    assert address is not None
    sources = client.get(address[1].replace("&amp;", "&")).text
    assert f'href="/arbete/dialoger/{dialogue.number}/"' in sources
    for what in ("svar/%s/", "start/%s/?del=unknown"):
        found = client.get(f"/arbete/utfall/{what % YEAR}").text
        assert dialogue.title in found
    assert client.get(f"/arbete/utfall/fynd/{YEAR}/?del=alla").status_code == 404


@pytest.mark.requirement("S3-41")
@pytest.mark.requirement("S3-42")
@pytest.mark.requirement("S3-43")
@pytest.mark.requirement("S3-44")
def test_figures_of_people_are_what_each_dialogue_shows_and_else_no_data() -> None:
    dialogue = make_answered()
    client = client_of(someone(dialogue.body, Role.REPRESENTATIVE))
    page = client.get("/arbete/utfall/").text
    assert page.count("Inga uppgifter än.") == 2
    dialogue_figure = {"understood": 22, "fair": 15, "influence": 9}
    CredibilityFigure.objects.create(
        dialogue=dialogue, number=1, count=5, **dialogue_figure
    )
    page = client.get("/arbete/utfall/").text
    assert "4,5 (1 dialog)" in page
    assert "De fyra målen" in page
    assert page.count("Inga uppgifter än.") == 1
    assert "22" not in re.findall(r">([\d,]+)<", page)


def test_a_body_is_chosen_and_a_no_leads_to_its_reason() -> None:
    dialogue = make_answered()
    other = make_body("Kulturnämnden")
    refused = make_consideration(make_matter(other), "not_now")
    client = client_of(officer_of(dialogue.body))
    page = client.get(f"/arbete/utfall/?organ={other.pk}").text
    assert "/arbete/utfall/fynd/" not in page
    address = f"/arbete/utfall/overvaganden/{YEAR}/?del=not_now&organ={other.pk}"
    assert address.replace("&", "&amp;") in page
    assert refused.reason in client.get(address).text
    table = client.get("/arbete/utfall/tabell.csv").content.decode()
    assert f'"{YEAR}"' in table
    assert client_of(officer_of(make_body())).get("/arbete/utfall/").status_code == 200


def test_everyone_reads_the_figures_of_what_is_published_and_how_they_are_made() -> (
    None
):
    hidden = make_answered()
    client = Client()
    assert client.get("/utfall/").text.count("Inga uppgifter än.") == 6
    publish(hidden)
    page = client.get("/utfall/").text
    assert f"/utfall/svar/{YEAR}/" in page
    listed = client.get(f"/utfall/svar/{YEAR}/").text
    assert f"/dialoger/{hidden.slug}/svar/" in listed
    assert hidden.title in client.get(f"/utfall/start/{YEAR}/").text
    assert client.get(f"/utfall/annat/{YEAR}/").status_code == 404
    assert f'"{YEAR}"' in client.get("/utfall/tabell.csv").content.decode()
    methods = client.get("/metod/utfall/").text
    assert "aldrig noll" in methods


def test_an_outcome_is_not_counted_before_those_who_spoke_are_answered() -> None:
    dialogue = make_handed_over()
    page = client_of(officer_of(dialogue.body)).get("/arbete/utfall/").text
    assert "/arbete/utfall/fynd/" not in page
