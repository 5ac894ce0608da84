"""The short way of news: the same answer as the ordinary way, or the ordinary way."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, close_old_connections
from django.test import Client
from django.test.client import RequestFactory

from gensvar.config.logs import IS_NEWS
from gensvar.config.watching import news_first
from gensvar.exercises import live
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import ExerciseKind
from tests.make.exercises import make_exercise, make_idea, make_tables, prompts_of

pytestmark = pytest.mark.django_db
# What differs between two answers a moment apart, and what the ordinary way adds.
MOVING = {"Content-Length", "Content-Language", "Vary"}
PASSED_ON = [b"the ordinary way"]


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep a test's own transaction open, as Django's test client does."""
    live.forget()
    monkeypatch.setattr("gensvar.config.watching.close_old_connections", lambda: None)
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


def a_board() -> str:
    table, *_more = make_tables(2)
    exercise = make_exercise(table.meeting, ExerciseKind.IDEAS)
    make_idea(table, prompts_of(exercise)[0], "Bänkar i solen")
    return board_of(table.meeting).key


def asked(
    address: str, site: Any = lambda *_: PASSED_ON, method: str = "GET", **more: str
) -> tuple[str, dict[str, str], list[bytes], dict[str, Any]]:
    # Any: a WSGI application and its surroundings.
    made = RequestFactory().generic(method, address, headers={"host": "testserver"})
    environ = {**made.environ, "HTTP_HOST": "testserver", **more}
    environ["wsgi.input"] = io.BytesIO()
    told: dict[str, Any] = {"status": "", "headers": []}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told.update(status=status, headers=headers)

    body = list(news_first(site)(environ, start))
    return told["status"], dict(told["headers"]), body, environ


def compared(headers: dict[str, str]) -> dict[str, list[str]]:
    """Return what does not differ; the parts of a policy stand in any order."""
    return {
        name: sorted(value.split("; "))
        for name, value in headers.items()
        if name not in MOVING
    }


def test_the_short_way_says_what_the_ordinary_way_says(client: Client) -> None:
    address = f"/skarm/{a_board()}/nytt?efter=0"
    ordinary = client.get(address)

    status, headers, body, environ = asked(address)

    assert (status, environ[IS_NEWS]) == ("200 OK", True)
    assert b"".join(body) == ordinary.content
    assert int(headers["Content-Length"]) == len(ordinary.content)
    assert compared(headers) == compared(dict(ordinary.items()))


def test_whatever_else_is_asked_goes_the_ordinary_way(
    settings: Any,
) -> None:
    news = f"/skarm/{a_board()}/nytt"
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    safe = {"HTTP_X_FORWARDED_PROTO": "https"}

    assert asked(f"{news}?efter=0", **safe)[0] == "200 OK"
    for address, more in (
        (news, safe),
        (f"{news}?efter=x", safe),
        (f"{news}?efter=0&a=b", safe),
        ("/skarm/2222222222222222/nytt?efter=0", safe),
        ("/om/", safe),
        (f"{news}?efter=0", {}),
        (f"{news}?efter=0", {"HTTP_X_FORWARDED_PROTO": "http"}),
        (f"{news}?efter=0", {**safe, "HTTP_HOST": "elsewhere.example"}),
        (f"{news}?efter=0", {**safe, "REQUEST_METHOD": "HEAD"}),
    ):
        _status, _headers, body, environ = asked(address, **more)
        assert (body, IS_NEWS in environ) == (PASSED_ON, False), address


def test_a_fault_of_the_database_is_told_the_ordinary_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("gensvar.config.watching.public.news", fails)

    assert asked("/skarm/22222222/nytt?efter=0")[2] == PASSED_ON


def test_an_unknown_board_is_a_page_like_any_other() -> None:
    status, headers, _body, _environ = asked(
        "/skarm/2222222222222222/nytt?efter=0", get_wsgi_application()
    )

    assert status == "404 Not Found"
    assert headers["Content-Type"].startswith("text/html")
