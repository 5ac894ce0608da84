"""Who may come in where, and what every answer has in common."""

import re

import pytest

from tests.matrix.expected import KINDS, Row, rows, said
from tests.matrix.routes import all_routes
from tests.matrix.seeing import Seen, see, without_marks
from tests.matrix.world import World

ROUTES = {route.name: route for route in all_routes()}
ROWS = [row for row in rows() if row.route in ROUTES]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
METHODS = ("GET", "POST")
# One of them is the region's own guidance for the page.
MOST_QUERIES = 14
# A basis holds what its matter means for people, with answers, for whoever reads it.
ASKS_MORE = {"basis": 15}
# Reading may keep a session alive; pages of one's own account bring its list of
# addresses in order.
MAY_BE_WRITTEN = {"django_session", "account_emailaddress"}
# Who reads a list of guests is noted in the log, and nothing else is written.
LOG = {"audit_event", "audit_eventcontent", "audit_chainhead"}
IS_NOTED = {
    *("meeting-guests", "ask-earlier-guests", "meeting-arrivals"),
    "interest-of-guest",
    *("attendance", "attendance-pdf"),
    *("seat-holders", "programme-seat", "end-holding", "ask-seats"),
}
every_row = pytest.mark.parametrize("row", ROWS, ids=str)
# Who may is decided alike on every database; whether the page then works is not.
on_one_database = pytest.mark.embedded
_seen: dict[tuple[int, Row, str, str], Seen] = {}
_varies: dict[tuple[int, Row], dict[str, tuple[str, object]]] = {}


def most_queries(row: Row) -> int:
    """Return how often the page of a row may ask the database."""
    return ASKS_MORE.get(row.route, MOST_QUERIES)


def look(world: World, row: Row, kind: str, method: str = "GET") -> Seen:
    """Return what this kind of user gets at the address of a row; asked once."""
    key = (id(world), row, kind, method)
    if key not in _seen:
        route = ROUTES[row.route]
        address, sent = world.address(route, row), world.sent(route, row)
        _seen[key] = see(world.client(kind), method, address, **sent)
    return _seen[key]


@every_row
def test_every_address_answers(world: World, row: Row) -> None:
    for method, expected in (("GET", row.get), ("POST", row.post)):
        kind = next((kind for kind in KINDS if kind in expected), "anonymous")
        assert look(world, row, kind, method).is_allowed == bool(kind in expected)


@on_one_database
@every_row
def test_only_those_expected_may_read(world: World, row: Row) -> None:
    found = {kind for kind in KINDS if look(world, row, kind).is_allowed}
    assert said(frozenset(found)) == said(row.get)


@on_one_database
@every_row
def test_only_those_expected_may_send(world: World, row: Row) -> None:
    found = {kind for kind in KINDS if look(world, row, kind, "POST").is_allowed}
    assert said(frozenset(found)) == said(row.post)


@on_one_database
@every_row
def test_reading_changes_nothing(world: World, row: Row) -> None:
    may_be_written = MAY_BE_WRITTEN | (LOG if row.route in IS_NOTED else set())
    for kind in KINDS:
        written = set(look(world, row, kind).writes)
        assert written <= may_be_written, kind


@on_one_database
@every_row
def test_no_page_asks_the_database_too_often(world: World, row: Row) -> None:
    for kind in KINDS:
        reads = look(world, row, kind).reads
        shown = "\n".join(sql.partition(" FROM ")[2][:160] for sql in reads)
        assert len(reads) <= most_queries(row), f"{kind}:\n{shown}"


@on_one_database
@every_row
def test_what_is_not_mine_looks_like_what_does_not_exist(
    world: World, row: Row
) -> None:
    route = ROUTES[row.route]
    here, nowhere = world.address(route, row), world.address_of_nothing(route, row)
    if here == nowhere:
        return
    sent = world.sent(route, row)
    for kind in set(KINDS) - row.get - _know_of(world, row):
        mine = look(world, row, kind)
        nothing = see(world.client(kind), "GET", nowhere, **sent)
        assert mine.status == nothing.status, kind
        assert without_marks(mine.body, here) == without_marks(nothing.body, nowhere)


def _know_of(world: World, row: Row) -> frozenset[str]:
    """Return those who may read of the same things at another address."""
    here = _things(world, row).items()
    near = (
        other.get
        for other in ROWS
        if (things := _things(world, other).items()) and things <= here
    )
    return frozenset().union(*near)


def _things(world: World, row: Row) -> dict[str, tuple[str, object]]:
    """Return what an address varies by; whoever leads one dialogue leads them all."""
    # Every row is held against every other; the world stays as it was made.
    key = (id(world), row)
    if key in _varies:
        return _varies[key]
    given = dict(row.things)
    numbers = {world.dialogue.number, *world.kept.values()}
    _varies[key] = {
        part: ("", "any dialogue")
        if part == "number" and value in numbers
        else (given.get(part, ""), value)
        for part, value in world.kwargs(ROUTES[row.route], row).items()
    }
    return _varies[key]


@on_one_database
@every_row
def test_a_form_from_nowhere_is_refused(world: World, row: Row) -> None:
    address = world.address(ROUTES[row.route], row)
    for kind in ("anonymous", *sorted(row.post - {"anonymous"})[:1]):
        client = world.client(kind, checks_forms=True)
        seen = see(client, "POST", address, text="Hej", next="/")
        assert seen.status == 403, (kind, seen.status)


@on_one_database
@every_row
def test_every_answer_carries_careful_headers(world: World, row: Row) -> None:
    for kind in KINDS:
        for method in METHODS:
            _careful(look(world, row, kind, method))


def _careful(seen: Seen) -> None:
    policy = seen.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert seen.headers["X-Frame-Options"] == "DENY"
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    assert seen.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert seen.headers["Cross-Origin-Opener-Policy"] == "same-origin"


PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "javascript:alert(3)//",
    "</title><svg/onload=alert(4)>",
    "{{7*7}}{% debug %}",
    "\u202e<b>gnäv</b>\x00",
)
RUNS_SCRIPT = re.compile(r"""(href|src|action|formaction)=["']?\s*javascript:""")
PARAMETERS = (
    *("q", "text", "next", "page", "sort", "body", "theme", "mine", "language", "tag"),
    "unknown",
)


@on_one_database
@every_row
@pytest.mark.parametrize("shift", [0, 3])
def test_nothing_in_the_address_becomes_markup(
    world: World, row: Row, shift: int
) -> None:
    kind = next((kind for kind in KINDS if kind in row.get), "anonymous")
    address = world.address(ROUTES[row.route], row)
    asked = {
        name: PAYLOADS[(place + shift) % len(PAYLOADS)]
        for place, name in enumerate(PARAMETERS)
    }
    seen = see(world.client(kind), "GET", address, **asked)
    assert seen.status < 500, seen.fault
    assert not RUNS_SCRIPT.search(seen.body)
    for payload in PAYLOADS:
        assert "<" not in payload or payload not in seen.body
        assert payload not in seen.headers.get("Location", "")
