"""Every answer is careful, and a refusal is told as a page."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gensvar.accounts.actions import create_account
from gensvar.config.urls import urlpatterns as ours
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.organisations.models import Role
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member

REFUSALS = {
    "notyet": NotYet(["Ett beslutat uppdrag", "<b>En plan</b>"]),
    "invalid": Invalid("Slutdagen ligger före startdagen."),
    "stale": Stale(),
    "notallowed": NotAllowed(),
}


def refuse(_request: HttpRequest, kind: str) -> HttpResponse:
    raise REFUSALS[kind]


@require_POST
def press(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("Tack.")


urlpatterns = [
    path("refuse/<str:kind>/", refuse),
    path("press/", press),
    *ours,
]
handler403 = "gensvar.ui.errors.forbidden"
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("notyet", 409, "Ett beslutat uppdrag"),
        ("notyet", 409, "&lt;b&gt;En plan&lt;/b&gt;"),
        ("invalid", 422, "Slutdagen ligger före startdagen."),
        ("stale", 409, "Någon annan sparade"),
        ("notallowed", 403, "är för andra"),
    ],
)
def test_a_refusal_is_told_as_a_page(
    client: Client, kind: str, status: int, words: str
) -> None:
    answer = client.get(f"/refuse/{kind}/")

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_what_was_typed_is_given_back_with_the_refusal(client: Client) -> None:
    words = "Jag vill att mottagningen har öppet på kvällen."
    answer = client.post(
        "/refuse/notyet/", {"text": words}, headers={"Referer": "http://testserver/a/"}
    )
    page = answer.content.decode()
    assert words in page
    assert 'href="/a/"' in page


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("sv", "Här finns inget att läsa"),
        ("fi", "Täällä ei ole luettavaa"),
        ("en", "There is nothing to read here"),
    ],
)
def test_an_address_that_only_takes_a_form_says_so_and_leads_on(
    client: Client, language: str, heading: str
) -> None:
    answer = client.get("/press/", headers={"accept-language": language})

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert f"<h1>{heading}</h1>" in " ".join(answer.text.split()).replace("> ", ">")
    assert f'lang="{language}"' in answer.text
    assert 'href="/"' in answer.text
    assert client.post("/press/").text == "Tack."


def test_every_answer_says_what_browsers_may_do(client: Client) -> None:
    answer = client.get("/konto/logga-in/")

    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_pages_for_those_who_have_signed_in_are_kept_by_no_cache(
    client: Client,
) -> None:
    client.force_login(make_member(make_body(), Role.ADMINISTRATOR))
    answer = client.get("/konto/")

    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


def test_the_workspace_needs_two_steps_where_that_is_demanded(
    client: Client, settings: Any
) -> None:
    settings.MFA_IS_DEMANDED = True
    client.force_login(create_account("a@example.org", "Ada", "tre glada ekorrar"))

    assert client.get("/arbete/brev/").headers["Location"] == "/konto/tva-steg/app/"
    assert client.get("/konto/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/dialoger/?ord=%00", "/inspel/%00/", "table/?question=" + "9" * 30],
)
def test_what_no_database_can_keep_is_no_fault_of_ours(address: str) -> None:
    dialogue = make_open_dialogue()
    client = Client(raise_request_exception=False)
    client.force_login(officer_of(dialogue.body))
    table = reverse("sorting-table", args=[dialogue.number])
    answer = client.get(address.replace("table/", table))

    assert answer.status_code < 500
