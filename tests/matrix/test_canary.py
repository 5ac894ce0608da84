"""A sentence that somebody types in a public form is found where it belongs only (T28).

Every form that anyone may send is filled in with a canary, as it asks to be and past
what it allows, and once more while the page is broken. The canary may be stored as a
contribution, a reply or a rating; it is never in a log, a letter, an address, an error
report or the audit chain.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail, serializers
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from lxml import html
from pytest_django.fixtures import Settings

from gensvar.audit.models import Event
from gensvar.config.logs import OneLine
from gensvar.contributions.models import Contribution
from gensvar.jobs.models import Job
from gensvar.notifications.models import Letter
from tests.matrix.expected import Row, rows
from tests.matrix.routes import all_routes
from tests.matrix.world import World

pytestmark = pytest.mark.django_db
BIRD = "kanariefagel7"
CANARY = f"{BIRD} sjunger att jag är sjuk"
ADDRESS = f"{BIRD}@example.org"
ROUTES = {route.name: route for route in all_routes()}
PUBLIC = [row for row in rows() if {"anonymous"} <= row.post & row.get]


@dataclass
class Sent:
    """What a form was answered with, and everything it left behind."""

    status: int
    location: str
    body: str
    lines: str
    letters: str
    events: str
    stored: int


class Broken:
    """A middleware that lets every page break with what was typed in its words."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = self.get_response(request)
        return answer

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if request.method == "POST":
            raise RuntimeError(f"It broke at {request.POST.dict()}")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What all loggers write during one test, as the installation writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


def filled(page: bytes, *, past_limits: bool) -> list[dict[str, str]]:
    """Fill in each form of a page; past its limits or as it asks to be."""
    forms: Any = html.fromstring(page).xpath("//main//form[@method='post']")
    return [_filled(form, past_limits=past_limits) for form in forms]


# Any: what lxml finds may be of many types; here it is elements.
def _filled(form: Any, *, past_limits: bool) -> dict[str, str]:
    data: dict[str, str] = {}
    for field in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        kind = field.get("type", field.tag)
        name = field.get("name")
        if kind == "hidden":
            data[name] = CANARY if past_limits else field.get("value", "")
        elif kind in {"radio", "checkbox"}:
            data.setdefault(name, CANARY if past_limits else field.get("value", "on"))
        elif kind == "select":
            data[name] = CANARY if past_limits else field.xpath(".//option/@value")[-1]
        else:
            is_mail = kind == "email" or name in {"email", "login"}
            data[name] = ADDRESS if is_mail else CANARY
    return data


def send(world: World, address: str, data: dict[str, str], lines: io.StringIO) -> Sent:
    """Send a form, note what came of it, and take it back."""
    cache.clear()
    with transaction.atomic():
        answer = world.client("anonymous").post(address, data)
        letters = [
            f"{row.subject} {row.text} {row.cause} {row.key}"
            for row in Letter.objects.all()
        ]
        events = serializers.serialize("json", [*Event.objects.all()])
        jobs = serializers.serialize("json", [*Job.objects.all()])
        stored = Contribution.objects.filter(text__contains=BIRD).count()
        transaction.set_rollback(True)
    return Sent(
        answer.status_code,
        answer.headers.get("Location", ""),
        answer.content.decode(errors="replace"),
        lines.getvalue(),
        " ".join([*letters, *(str(one.message()) for one in mail.outbox)]),
        events + jobs,
        stored,
    )


def found_where_it_must_not_be(sent: Sent) -> list[str]:
    """Return the places in which the canary sings."""
    places = {
        "the log": sent.lines,
        "a letter": sent.letters,
        "an address": sent.location,
        "the audit chain or a job": sent.events,
    }
    return [place for place, words in places.items() if BIRD in words]


@pytest.mark.parametrize("past_limits", [False, True])
@pytest.mark.parametrize("row", PUBLIC, ids=str)
def test_what_is_typed_stays_where_it_belongs(
    world: World, lines: io.StringIO, row: Row, past_limits: bool
) -> None:
    address = world.address(ROUTES[row.route], row)
    page = world.client("anonymous").get(address)
    forms = filled(page.content, past_limits=past_limits) if page.content else []
    for data in forms:
        sent = send(world, address, data, lines)
        assert sent.status < 500
        assert found_where_it_must_not_be(sent) == []


def test_a_contribution_is_stored_and_heard_of_nowhere_else(
    world: World, lines: io.StringIO
) -> None:
    (row,) = (row for row in PUBLIC if row.route == "contribute")
    address = world.address(ROUTES[row.route], row)
    page = world.client("anonymous").get(address)
    (data,) = filled(page.content, past_limits=False)
    sent = send(world, address, {**data, "identification": "known"}, lines)
    assert sent.stored > 0
    assert found_where_it_must_not_be(sent) == []


@pytest.mark.parametrize("row", PUBLIC, ids=str)
def test_a_page_that_breaks_tells_nobody_what_was_typed(
    world: World, lines: io.StringIO, row: Row, settings: Settings
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Broken"]
    address = world.address(ROUTES[row.route], row)
    sent = send(world, address, {"text": CANARY, "email": ADDRESS}, lines)
    assert sent.status == 500
    assert "RuntimeError" in sent.lines
    assert BIRD not in sent.body
    assert found_where_it_must_not_be(sent) == []


def test_the_forms_of_participants_are_among_those_tried(world: World) -> None:
    tried = set()
    for row in PUBLIC:
        page = world.client("anonymous").get(world.address(ROUTES[row.route], row))
        if page.content and filled(page.content, past_limits=False):
            tried.add(row.route)
    assert tried >= {"contribute", "enter-code", "rate-answer", "judge-dialogue"}
