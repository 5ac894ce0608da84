"""The pages of themes, findings, the check and the basis."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from tests.make.dialogues import officer_of
from tests.make.findings import make_compiled
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db

PAGES = (
    "themes",
    "sorting",
    "sorting-table",
    "findings",
    "finding-new",
    "check",
    "basis",
    "basis-write",
    "recipients",
    "basis-word",
    "basis-pdf",
)


@pytest.fixture
def compiled() -> tuple[Dialogue, Finding]:
    return make_compiled()


def client_of(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    return client


@pytest.mark.parametrize("page", PAGES)
def test_an_officer_reads_every_page(
    compiled: tuple[Dialogue, Finding], page: str
) -> None:
    dialogue, _finding = compiled

    answer = client_of(dialogue).get(reverse(page, args=[dialogue.number]))

    assert answer.status_code == 200


@pytest.mark.parametrize("page", ["finding", "finding-change", "quotations"])
def test_an_officer_reads_every_page_of_a_finding(
    compiled: tuple[Dialogue, Finding], page: str
) -> None:
    dialogue, finding = compiled

    answer = client_of(dialogue).get(reverse(page, args=[dialogue.number, finding.pk]))

    assert answer.status_code == 200
    assert finding.title in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_for_a_stranger_the_dialogue_does_not_exist(
    compiled: tuple[Dialogue, Finding], page: str
) -> None:
    dialogue, _finding = compiled
    client = Client()
    client.force_login(make_user())

    answer = client.get(reverse(page, args=[dialogue.number]))

    assert answer.status_code == 404


@pytest.mark.parametrize("into", ["", "abc", "9" * 30, "²"])
def test_a_theme_goes_up_in_no_theme_that_is_not_there(
    compiled: tuple[Dialogue, Finding], into: str
) -> None:
    dialogue, finding = compiled
    theme = finding.themes.all()[0]
    address = reverse("theme-merge", args=[dialogue.number, theme.pk])

    assert client_of(dialogue).post(address, {"into": into}).status_code == 404
