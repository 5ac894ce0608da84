"""The log tells every event, and says whether it holds."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from gensvar.audit.actions import record
from gensvar.audit.models import Event, EventContent
from gensvar.organisations.models import Body, Role
from gensvar.organisations.tellings import TELLINGS
from tests.make.organisations import make_body, make_member

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gensvar"


@pytest.fixture
def body(db: None) -> Body:
    return make_body()


@pytest.fixture
def reviewer(client: Client, body: Body) -> Client:
    client.force_login(make_member(body, Role.REVIEWER, name="Eva Ek"))
    return client


def constants(node: ast.expr) -> list[str]:
    """Return the verbs that an expression may be."""
    if isinstance(node, ast.IfExp):
        return [*constants(node.body), *constants(node.orelse)]
    return [str(node.value)] if isinstance(node, ast.Constant) else []


def verbs() -> set[str]:
    """Return every verb that our code records, and every arrow of the workflows."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", "")
                if name in {"record", "Transition"}:
                    found |= set(constants(node.args[0]))
    return found


def test_every_verb_has_a_telling() -> None:
    assert verbs() - set(TELLINGS) == set()


def test_a_reviewer_reads_who_did_what(reviewer: Client, body: Body) -> None:
    record("give role", body, by=make_member(body, name="<b>Bo</b>"), role="chair")
    page = reviewer.get(reverse("log")).content.decode()

    assert "Gav en roll" in page
    assert "&lt;b&gt;Bo&lt;/b&gt;" in page
    assert "role: chair" in page


def test_what_a_participant_did_names_nobody(reviewer: Client, body: Body) -> None:
    record("submit", body)

    page = reviewer.get(reverse("log")).content.decode()
    assert "Deltagare eller klockan" in page


def test_events_are_found_by_verb_person_and_day(reviewer: Client, body: Body) -> None:
    bo = make_member(body, Role.OFFICER, name="Bo Ek")
    record("give role", body, by=bo, note="first")
    record("invite", body, note="second")
    address = reverse("log")

    by_verb = reviewer.get(address, {"verb": "give role"}).content.decode()
    assert "note: first" in by_verb
    assert "note: second" not in by_verb
    by_person = reviewer.get(address, {"person": bo.pk}).content.decode()
    assert "note: second" not in by_person
    long_ago = reviewer.get(address, {"until": "2020-01-01"}).content.decode()
    assert "note:" not in long_ago


@pytest.mark.parametrize(
    "search",
    [
        {"verb": "<script>"},
        {"person": "1 or 1=1"},
        {"since": "no day"},
        {"since": "2026-02-02", "until": "2026-02-01"},
    ],
)
def test_what_cannot_be_searched_for_is_said(
    reviewer: Client, search: dict[str, str]
) -> None:
    answer = reviewer.get(reverse("log"), search)

    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode().replace("<script ", "")


def test_disposed_facts_are_said_to_be_gone(reviewer: Client, body: Body) -> None:
    record("give role", body, note="gone")
    EventContent.objects.all().delete()

    page = reviewer.get(reverse("log")).content.decode()
    assert "uppgifterna är gallrade" in page
    assert "note: gone" not in page


def test_the_log_is_checked_on_demand(reviewer: Client, body: Body) -> None:
    record("give role", body)
    answer = reviewer.post(reverse("log-check"))
    call_command("worker", once=True)
    assert (
        "Gå till resultatet"
        in reviewer.get(answer.headers["Location"]).content.decode()
    )

    assert "Loggen stämmer" in reviewer.get(reverse("log")).content.decode()


def test_a_log_that_was_changed_is_said_not_to_hold(
    reviewer: Client, body: Body
) -> None:
    event = record("give role", body)
    Event.objects.filter(pk=event.pk).update(actor_id="7")
    reviewer.post(reverse("log-check"))
    call_command("worker", once=True)

    page = reviewer.get(reverse("log")).content.decode()
    assert "Loggen stämmer inte" in page
    assert f"händelse {event.sequence}" in page


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REVIEWER])
def test_others_than_reviewers_do_not_read_the_log(
    client: Client, body: Body, role: Role
) -> None:
    client.force_login(make_member(body, role))

    assert client.get(reverse("log")).status_code == 403
    assert client.post(reverse("log-check")).status_code == 403


def test_the_log_asks_the_database_as_often_for_30_events_as_for_3(
    reviewer: Client, body: Body, django_assert_max_num_queries: Any
) -> None:
    for _number in range(60):
        record("give role", body, by=make_member(body))
    with django_assert_max_num_queries(12):
        reviewer.get(reverse("log"))
