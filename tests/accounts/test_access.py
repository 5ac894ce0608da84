"""At the door no text is lost, and only those who have signed in come through."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from gensvar.accounts import kept_words
from gensvar.accounts.actions import create_account

pytestmark = pytest.mark.django_db
LONG = "Jag vill att mottagningen har öppet på kvällen.\n\nTack."
PASSWORD = "tre glada ekorrar"


def packed_in(page: str) -> str:
    found = re.search(r'name="packed" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def written(client: Client) -> str:
    """What the page holds after someone has sent a form without being signed in."""
    answer = client.post("/konto/?a=1", {"name": LONG, "language": ["sv", "fi"]})
    assert answer.status_code == 401
    return answer.content.decode()


def test_who_comes_to_read_is_sent_to_the_sign_in_and_back(client: Client) -> None:
    answer = client.get("/konto/?a=1")

    assert answer.headers["Location"] == "/konto/logga-in/?next=/konto/%3Fa%3D1"


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(client: Client) -> None:
    answer = client.get(
        "/konto/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/konto/x"},
    )
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/konto/logga-in/?next=")


def test_who_sends_a_form_gets_the_text_back(written: str) -> None:
    assert "öppet på kvällen" in written


def test_the_text_is_sent_after_the_sign_in(client: Client, written: str) -> None:
    create_account("ada@example.org", "Ada", PASSWORD)
    answer = client.post(
        reverse("sign-in-and-go-on"),
        {
            "packed": packed_in(written),
            "login": "ada@example.org",
            "password": PASSWORD,
        },
        follow=True,
    )
    page = answer.content.decode()
    assert 'action="/konto/?a=1"' in page
    assert LONG in page
    assert page.count('hidden name="language"') == 2


def test_a_wrong_password_loses_no_text(client: Client, written: str) -> None:
    answer = client.post(
        reverse("sign-in-and-go-on"),
        {"packed": packed_in(written), "login": "ada@example.org", "password": "no"},
    )
    assert answer.status_code == 401
    assert packed_in(answer.content.decode()) == packed_in(written)


def test_nobody_puts_words_in_another_mouth(client: Client) -> None:
    create_account("ada@example.org", "Ada", PASSWORD)
    answer = client.post(
        reverse("sign-in-and-go-on"),
        {"packed": "made up", "login": "ada@example.org", "password": PASSWORD},
    )
    assert answer.headers["Location"] == "/konto/logga-in/"
    assert kept_words.PLACE not in client.session


def test_the_text_is_forgotten_when_it_has_been_received(
    client: Client, written: str
) -> None:
    create_account("ada@example.org", "Ada", PASSWORD)
    client.post(
        reverse("sign-in-and-go-on"),
        {
            "packed": packed_in(written),
            "login": "ada@example.org",
            "password": PASSWORD,
        },
    )
    assert kept_words.PLACE in client.session
    client.post("/konto/?a=1", {"name": "Ada Alm", "language": "sv"})

    assert kept_words.PLACE not in client.session


def test_words_that_were_never_received_stay(rf: RequestFactory) -> None:
    request = rf.post("/x/", {"a": "b"})
    request.session = {kept_words.PLACE: kept_words.pack(request)}  # type: ignore[assignment]
    kept_words.forget_when_received(request, HttpResponse(status=422))

    assert kept_words.PLACE in request.session
