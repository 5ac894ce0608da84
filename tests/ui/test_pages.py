"""The base page, the gallery and the pages for when something went wrong."""

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

from gensvar.ui import errors
from gensvar.ui.context import about_page
from gensvar.ui.navigation import Entry, Group
from tests.ui.reading import parse, words


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "localhost", "accept-language": "sv"})


def test_the_gallery_shows_every_component(visitor: Client) -> None:
    answer = visitor.get("/stil/")

    assert answer.status_code == 200
    page = parse(answer.content)
    assert page.xpath("//h1/text()") == ["Gensvars utseende"]
    assert page.xpath("//html/@lang | //html/@dir") == ["sv", "ltr"]
    assert page.xpath("//*[@style] | //style | //script[not(@src)]") == []


@pytest.mark.parametrize("language", ["sv", "en", "fi"])
def test_the_reader_chooses_language(visitor: Client, language: str) -> None:
    visitor.post("/sprak/", {"language": language, "next": "/stil/"})

    page = parse(visitor.get("/stil/").content)
    assert page.get("lang") == language


def test_navigation_comes_from_above() -> None:
    entries = [
        Entry("Dialoger", "/d/", is_current=True),
        Entry("Väntar", "/v/", count=3),
    ]
    groups = [Group("Möta", entries)]

    for shell, menu in (("ui/portal.html", entries), ("ui/workspace.html", groups)):
        values = {"page": about_page(), "navigation": menu, "person_name": "Ada"}
        page = parse(render_to_string(shell, values))
        (nav,) = page.xpath("//nav")
        assert [words(a) for a in nav.iter("a")] == [
            "Dialoger",
            "Väntar 3",
        ]
        assert nav.xpath(".//a[@aria-current='page']/@href") == ["/d/"]


def test_what_was_done_can_be_undone() -> None:
    told = Message(25, "Flyttat <b>", extra_tags="undo:/angra/7/")
    with override("sv"):
        written = render_to_string(
            "ui/messages.html", {"messages": [told], "csrf_token": "x"}
        )

    page = parse(written)
    assert page.xpath("//form/@action") == ["/angra/7/"]
    assert page.xpath("//b") == []


def test_a_missing_page_says_so_in_plain_words(visitor: Client) -> None:
    answer = visitor.get("/finns-inte/")

    assert answer.status_code == 404
    assert parse(answer.content).xpath("//h1/text()") == ["Det finns ingen sida här"]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (errors.bad_request(RequestFactory().get("/"), ValueError()), 400),
        (errors.forbidden(RequestFactory().get("/"), PermissionError()), 403),
        (errors.wrong_way(RequestFactory().get("/"), "POST"), 405),
        (errors.broken(RequestFactory().get("/")), 500),
    ],
)
def test_error_pages_need_no_database(answer: object, status: int) -> None:
    assert getattr(answer, "status_code", None) == status


TEXT = "Ha öppet två kvällar <i>i veckan</i>, för jag jobbar till fem."


@pytest.mark.parametrize(
    ("origin", "given_back"),
    [("http://localhost", True), ("https://elsewhere.example", False), ("", False)],
)
def test_an_expired_form_gives_the_text_back_to_its_own_page_only(
    origin: str, given_back: bool
) -> None:
    client = Client(
        enforce_csrf_checks=True, headers={"host": "localhost", "origin": origin}
    )

    answer = client.post("/sprak/", {"words": TEXT, "csrfmiddlewaretoken": "a" * 64})

    page = parse(answer.content)
    assert answer.status_code == 403
    assert page.xpath("//textarea/text()") == ([TEXT] if given_back else [])
    assert page.xpath("//body/@data-keep-drafts") == [""]
    assert page.xpath("//i") == []
