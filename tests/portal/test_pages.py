"""The pages for everyone: what they say, and how often they ask the database."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Stage
from tests.make.contributions import make_contribution
from tests.make.dialogues import make_dialogue
from tests.make.feedback import make_answered, make_words
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db


def answered() -> Dialogue:
    dialogue = make_answered(2)
    publish(dialogue)
    Contribution.objects.filter(dialogue=dialogue).update(review="passed")
    return dialogue


@pytest.mark.requirement("S2-09")
def test_a_dialogue_says_what_can_and_cannot_be_influenced_and_what_is_promised(
    client: Client,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    mandate = dialogue.mandates.get()
    page = client.get(f"/dialoger/{dialogue.slug}/").content.decode()
    for words in (
        mandate.question,
        mandate.can_influence,
        mandate.cannot_influence,
        mandate.promise,
        "Säg vad du tycker",
    ):
        assert words in page


@pytest.mark.requirement("S3-48")
def test_it_is_said_that_elected_representatives_decide(client: Client) -> None:
    page = client.get("/om/").content.decode()
    assert "En dialog beslutar inte." in page


def test_one_is_told_how_to_reach_the_region(
    client: Client, settings: Settings
) -> None:
    addresses = ("/tillganglighet/", "/personuppgifter/")
    for address in addresses:
        assert "Skriv till Region Exempel eller ring." in client.get(address).text
    settings.REGION_CONTACT = "dialog@example.org, 010-123 45 67"
    for address in addresses:
        assert "dialog@example.org, 010-123 45 67" in client.get(address).text


@pytest.mark.requirement("S2-07", "S2-08")
def test_a_contribution_can_be_followed_to_the_decision_it_fed(client: Client) -> None:
    dialogue = answered()
    said = Contribution.objects.filter(dialogue=dialogue).first()
    assert said is not None
    page = client.get(f"/inspel/{said.public_id}/").content.decode()
    for words in (said.text, "Det ryms i ramen.", f"/dialoger/{dialogue.slug}/svar/"):
        assert words in page
    outcome = client.get(f"/dialoger/{dialogue.slug}/svar/").content.decode()
    assert "Det blir öppet på tisdagskvällar." in outcome


def test_before_the_answer_one_reads_when_it_was_promised(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    page = client.get(f"/dialoger/{dialogue.slug}/svar/").content.decode()
    assert f"{dialogue.body.name} svarar senast" in page


@pytest.mark.requirement("S2-25")
def test_the_status_of_a_matter_is_public_with_its_registry_number(
    client: Client,
) -> None:
    dialogue = answered()
    page = client.get(f"/arenden/{dialogue.matter_id}/").content.decode()
    assert dialogue.matter.registry_number in page
    assert "§" in page


@pytest.mark.requirement("S2-23")
def test_those_who_did_not_take_part_read_the_answer_too(client: Client) -> None:
    dialogue = answered()
    page = client.get(f"/dialoger/{dialogue.slug}/svar/").content.decode()
    assert "Det blir öppet på tisdagskvällar." in page


def test_the_answer_debt_stands_on_the_first_page_and_on_the_dialogue(
    client: Client,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    for number in range(3):
        make_contribution(dialogue, text=f"Inspel {number}")
    assert "3 inspel väntar på svar" in client.get("/").content.decode()
    page = client.get(f"/dialoger/{dialogue.slug}/").content.decode()
    assert "3 inspel väntar på svar" in page


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_list_asks_more_often_for_more_rows(client: Client) -> None:
    dialogue = answered()
    publish(make_dialogue(Stage.OPEN))
    addresses = [
        *("/", "/dialoger/", "/svar/", "/dialoger.atom"),
        f"/dialoger/{dialogue.slug}/",
        f"/dialoger/{dialogue.slug}/inspel/",
        f"/dialoger/{dialogue.slug}/svar/",
        f"/arenden/{dialogue.matter_id}/",
    ]
    few = [count(client, address) for address in addresses]
    for _ in range(12):
        make_words(dialogue)
    Contribution.objects.filter(dialogue=dialogue).update(review="passed")
    for _ in range(4):
        publish(make_dialogue(Stage.OPEN))
    many = [count(client, address) for address in addresses]
    assert (many, max(many) <= 12) == (few, True)


HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize("address", ["/dialoger/", "/overvaganden/", "/svar/"])
@pytest.mark.parametrize("name", ["visa", "ord", "page", "fraga", "okand"])
def test_nothing_from_the_address_is_written_unescaped(
    client: Client, address: str, name: str
) -> None:
    answer = client.get(address, {name: HOSTILE})
    assert answer.status_code == 200
    assert HOSTILE not in answer.content.decode()


def test_names_and_words_with_markup_are_words(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN, title=HOSTILE, visibility="at_once")
    publish(dialogue)
    make_contribution(dialogue, text=HOSTILE)
    for page in (
        "/",
        f"/dialoger/{dialogue.slug}/",
        f"/dialoger/{dialogue.slug}/inspel/",
    ):
        assert HOSTILE not in client.get(page).content.decode()


def test_text_from_right_to_left_carries_its_direction(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN, visibility="at_once")
    publish(dialogue)
    said: Any = make_contribution(dialogue, text="שלום")
    Contribution.objects.filter(pk=said.pk).update(language="yi")
    page = client.get(f"/inspel/{said.public_id}/").content.decode()
    assert 'lang="yi"' in page
    assert 'dir="rtl"' in page


@pytest.mark.requirement("S4-057")
def test_one_reads_the_way_to_the_decision_and_where_one_can_influence(
    client: Client,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    mandate = dialogue.mandates.get()
    here = f"/dialoger/{dialogue.slug}/vagen/"
    assert here in client.get(f"/dialoger/{dialogue.slug}/").text
    page = client.get(here).text
    for words in (
        f"Här kan du påverka:</strong> {mandate.can_influence}",
        "Du säger vad du tycker",
        dialogue.matter.body.name,
        mandate.cannot_influence,
    ):
        assert words in page
    assert page.count("Här är vi nu") == 1


def test_the_way_of_a_dialogue_that_is_not_public_leads_nowhere(client: Client) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    assert client.get(f"/dialoger/{dialogue.slug}/vagen/").status_code == 404
