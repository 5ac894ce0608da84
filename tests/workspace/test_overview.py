"""The overview of an elected representative: what waits, comes, was said, became."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, Role
from tests.make.assignments import assigned_in, make_assignment, make_report
from tests.make.dialogues import (
    chair_of,
    make_consideration,
    make_dialogue,
    make_matter,
    someone,
)
from tests.make.feedback import make_answered, make_handed_over
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db
MOST = 12


def chair(body: Body) -> Client:
    client = Client()
    client.force_login(chair_of(body))
    return client


def read(client: Client, part: str = "") -> str:
    answer = client.get(f"/arbete/oversikt/{part}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_elected_representative_is_led_to_the_overview() -> None:
    client = chair(make_body())
    assert client.get("/arbete/").headers["Location"] == "/arbete/oversikt/"


def test_an_empty_overview_says_what_will_come() -> None:
    words = read(chair(make_body()))
    assert "Inget väntar på dig." in words
    assert "Inget är överlämnat än." in words


@pytest.mark.requirement("S2-06", "S2-19")
def test_matters_without_a_considered_dialogue_come_up_with_a_warning() -> None:
    body, day = make_body(), today()
    make_matter(body, "Sent ärende", planned_decision_on=day + timedelta(days=9))
    make_matter(body, "Tidigt ärende", planned_decision_on=day + timedelta(days=300))
    words = read(chair(body))
    assert "I 2 ärenden är det inte bestämt om människor ska tillfrågas." in words
    assert words.index("Sent ärende") < words.index("Tidigt ärende")
    assert "Ont om tid" in words
    assert "En dialog hjälper mest tidigt" in words


def test_what_waits_is_told_with_the_place_where_it_is_done() -> None:
    dialogue = make_dialogue()
    consideration = make_consideration(make_matter(dialogue.body, "Ny vårdcentral"), "")
    words = read(chair(dialogue.body))
    assert "2 saker väntar på dig." in words
    assert reverse("consideration", args=[consideration.pk]) in words
    assert reverse("give-mandate", args=[dialogue.number]) in words


def test_the_latest_dialogue_and_what_lacks_are_told() -> None:
    dialogue = make_handed_over(2)
    words = read(chair(dialogue.body))
    assert f"/arbete/dialoger/{dialogue.number}/resultat/" in words
    assert "2 inspel" in words
    assert "1 dialog saknar något." in words
    assert reverse("answers", args=[dialogue.number]) in words


def test_last_years_dialogue_is_found_with_promise_and_outcome() -> None:
    dialogue = make_answered()
    words = read(chair(dialogue.body), "blev/")
    assert "Fynd: 1. Togs upp: 1, delvis: 0, inte: 0." in words
    assert f"?ar={today().year}" in words
    assert dialogue.title in read(chair(dialogue.body), f"blev/?ar={today().year}")


def test_the_overview_asks_as_often_for_few_as_for_many() -> None:
    dialogue = make_answered()
    client = chair(dialogue.body)
    asked = [_asked(client)]
    for _number in range(3):
        make_matter(dialogue.body)
        make_dialogue(Stage.OPEN)
        make_dialogue(body=dialogue.body)
    asked.append(_asked(client))
    assert asked[0] == asked[1] <= MOST


def _asked(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/arbete/oversikt/").status_code == 200
    return len(seen)


def test_nothing_of_another_body_is_told() -> None:
    dialogue: Dialogue = make_handed_over()
    stranger = make_member(make_body(), Role.REPRESENTATIVE)
    client = Client()
    client.force_login(stranger)
    assert dialogue.title not in read(client)
    answer = client.get(f"/arbete/oversikt/?organ={dialogue.body_id}")
    assert dialogue.title not in answer.content.decode()
    assert client.get("/arbete/oversikt/annat/").status_code == 404
    assert someone(dialogue.body, Role.CHAIR) != stranger


def test_assignments_and_reports_wait_for_the_elected_too() -> None:
    assignment = make_assignment()
    assigned = assigned_in(assignment)
    words = read(chair(assigned.body))
    assert reverse("assigned", args=[assigned.pk]) in words
    report = make_report(assigned)
    words = read(chair(assignment.body))
    assert reverse("activity-report", args=[report.pk]) in words
    assert reverse("assigned", args=[assigned.pk]) not in read(chair(assigned.body))
