"""A chair sees in the demo what waits, what was said and what became of it."""

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.assignments.models import AssignedBody
from gensvar.demo.region import address_of
from gensvar.dialogues.models import RuleSet

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("region")]


def test_a_chair_reads_it_all_on_one_page(client: Client) -> None:
    client.force_login(User.objects.get(email=address_of("karin")))
    page = client.get("/arbete/oversikt/").text
    assert "2 saker väntar på dig" in page
    assert "Vilka kvällar ska vårdcentralen ha öppet?" in page
    assert "När du ringer vårdcentralen, vad händer då?" in page
    assert "Närsjukhuset i Granfors" in page


def test_three_committees_have_come_different_ways_with_one_question() -> None:
    rows = AssignedBody.objects.order_by("body__name")
    assert [row.status for row in rows] == ["under_way", "answered", "reported"]


def test_the_policy_that_was_adopted_is_the_rules() -> None:
    now, before = RuleSet.objects.order_by("-valid_from")[:2]
    assert now.document is not None
    assert now.document.published_at is not None
    assert before.valid_to is not None
    assert now.valid_from is not None
    assert before.valid_to < now.valid_from


def test_everyone_reads_what_has_changed_and_what_was_refused(client: Client) -> None:
    page = client.get("/vad-andrades/").text
    assert "Ingen får längre höra att tiderna är slut." in page
    assert "Enkäterna görs inte av samma byrå." in page
