"""The workspace's own pages: what waits, the next step, what is shown."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.organisations.models import Role
from gensvar.publishing.models import Publication
from tests.make.contributions import make_contribution
from tests.make.dialogues import make_dialogue, make_matter, make_ready, officer_of
from tests.make.feedback import make_decision, make_handed_over
from tests.make.organisations import make_body, make_member, make_user

pytestmark = pytest.mark.django_db


def signed_in(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    return client


def test_a_dialogue_says_what_is_missing_before_it_can_open() -> None:
    dialogue = make_dialogue()
    page = signed_in(dialogue).get(f"/arbete/dialoger/{dialogue.number}/")
    for words in ("Öppna dialogen", "beslut om uppdrag", "godkänd kommunikationsplan"):
        assert words in page.content.decode()


@pytest.mark.requirement("S3-51", "S3-49")
def test_opening_without_mandate_and_plan_is_refused_with_what_is_missing() -> None:
    dialogue = make_dialogue()
    answer = signed_in(dialogue).post(f"/arbete/dialoger/{dialogue.number}/steg/open/")
    dialogue.refresh_from_db()
    assert (answer.status_code, dialogue.stage) == (422, Stage.PREPARING)
    assert "beslut om uppdrag" in answer.content.decode()


def test_the_step_is_taken_when_nothing_is_missing() -> None:
    dialogue = make_dialogue()
    make_ready(dialogue)
    answer = signed_in(dialogue).post(f"/arbete/dialoger/{dialogue.number}/steg/open/")
    dialogue.refresh_from_db()
    assert (answer.status_code, dialogue.stage) == (302, Stage.OPEN)


def test_cancelling_without_a_reason_says_so_at_the_field() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    answer = signed_in(dialogue).post(
        f"/arbete/dialoger/{dialogue.number}/steg/cancel/", {"reason": ""}
    )
    dialogue.refresh_from_db()
    assert (answer.status_code, dialogue.stage) == (422, Stage.OPEN)
    assert 'aria-invalid="true"' in answer.content.decode()


def test_a_dialogue_of_another_body_does_not_exist() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = Client()
    client.force_login(make_member(make_body(), Role.OFFICER))
    for page in ("", "steg/cancel/", "offentligt/"):
        answer = client.get(f"/arbete/dialoger/{dialogue.number}/{page}")
        assert answer.status_code == 404


def test_someone_without_a_role_is_not_let_in() -> None:
    client = Client()
    client.force_login(make_user())
    assert client.get("/arbete/").status_code == 403


def test_the_first_page_shows_the_debt_and_what_waits() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    make_contribution(dialogue)
    make_matter(dialogue.body, title="Flytt av sjukhuset", is_major_change=True)
    page = signed_in(dialogue).get("/arbete/").content.decode()
    assert "1 inspel väntar på svar" in page
    assert dialogue.title in page
    assert "Flytt av sjukhuset" in page


def test_showing_a_dialogue_is_a_decision_of_its_own() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = signed_in(dialogue)
    address = reverse("shown", args=[dialogue.number])
    assert Publication.objects.count() == 0
    client.post(address)
    shown = Publication.objects.get()
    assert (shown.dialogue, shown.decided_by) == (dialogue, officer_of(dialogue.body))
    client.post(reverse("withdraw-publication", args=[shown.pk]), {"reason": "Fel."})
    shown.refresh_from_db()
    assert shown.withdrawn_reason == "Fel."


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_page_asks_more_often_for_more_rows() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    make_contribution(dialogue)
    client = signed_in(dialogue)
    addresses = [
        "/arbete/",
        "/arbete/dialoger/",
        f"/arbete/dialoger/{dialogue.number}/",
        f"/arbete/dialoger/{dialogue.number}/offentligt/",
    ]
    few = [count(client, address) for address in addresses]
    for _ in range(5):
        make_contribution(make_dialogue(Stage.OPEN, body=dialogue.body))
        make_matter(dialogue.body, is_major_change=True)
    many = [count(client, address) for address in addresses]
    assert (many, max(many) <= 12) == (few, True)


def test_the_registrar_is_led_to_the_decision_that_is_not_entered() -> None:
    dialogue = make_handed_over()
    client = Client()
    client.force_login(make_member(dialogue.body, Role.REGISTRAR))
    page = client.get("/arbete/").content.decode()
    assert reverse("enter-decision", args=[dialogue.matter_id]) in page
    assert "Skriv in beslutet när det är fattat" in page

    make_decision(dialogue)
    page = client.get("/arbete/").content.decode()
    assert reverse("enter-decision", args=[dialogue.matter_id]) not in page
