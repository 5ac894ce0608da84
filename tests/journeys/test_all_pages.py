"""Every page there is, as everyone meets it: narrow and wide, light and dark.

The pages are those of the table that says who may come in where (tests/matrix); each
is looked at by somebody who may read it, on a phone without scripts and on a wide dark
screen with them, enlarged to the double and to four times, and by keyboard.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.utils.http import urlencode
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Begin, inspect
from tests.journeys.looking import fits, reads_in_order
from tests.journeys.site import Site
from tests.journeys.windows import give_session, open_window
from tests.matrix.expected import KINDS, Row, rows
from tests.matrix.routes import all_routes
from tests.matrix.world import World, make_world

ROUTES = {route.name: route for route in all_routes()}
# Files to save, not pages to read.
FILES = {
    "public-organisations-file",
    "agreement-file",
    "agreements-ending-file",
    "attendance-pdf",
    "basis-pdf",
    "basis-word",
    "cooperation-file",
    "door-code",
    "guest-calendar",
    "indicators-file",
    "guest-code",
    "guest-notes-file",
    "ideas-file",
    "information-file",
    "meeting-notes-file",
    "mfa_download_recovery_codes",
    "needs-report-file",
    "past-dialogues-file",
    "payroll-file",
    "programme-wheel-file",
    "public-events-feed",
    "public-examples-file",
    "public-exchange-calendar",
    "public-indicators-file",
    "public-questions-feed",
    "public-questions-file",
    "results-slides",
    "results-word",
    "public-agreement-file",
    "public-basis",
    "public-calendar-feed",
    "public-calendar-file",
    "burden-file",
    "own-calendar",
    "own-year-file",
    "public-feed",
    "public-meetings-feed",
    "proposals-table",
    "proposals-workbook",
    "public-news-feed",
    "public-notes-file",
    "public-support-file",
    "public-support-table",
    "public-what-changed-feed",
    "records-register",
    "sami-record-file",
    "screen-news",
    "sent-report-file",
    "sheets-pdf",
    "table-code",
    "year-calendar-file",
    "yearly-report-file",
}
LOOKS: dict[str, Any] = {  # Any: what open_window takes
    "phone": {"width": 320, "scheme": "light", "javascript": False},
    "desk": {"width": 1280, "scheme": "dark", "javascript": True},
}
UNSEEN_FOCUS = """() => {
    const reachable = "a[href], button, input, select, textarea, summary";
    const ring = (one) => {
        const style = getComputedStyle(one);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    return [...document.querySelectorAll(reachable)]
        .filter((one) => one.checkVisibility() && !one.disabled)
        .filter((one) => (one.focus(), document.activeElement === one && !ring(one)))
        .map((one) => one.outerHTML.slice(0, 120));
}"""


def reader(row: Row) -> str:
    """Return the first kind of user who may read a page, or nobody."""
    return next((kind for kind in KINDS if kind in row.get), "")


PAGES = sorted(
    (row for row in rows() if reader(row) and row.route in ROUTES.keys() - FILES),
    key=reader,
)


@pytest.fixture
def world(begin: Begin) -> World:
    """Let each page be looked at in the same world."""
    return begin(make_world)


class Windows:
    """The windows that are open: one for each kind of user and each look."""

    def __init__(self, browser: Browser, address: str, stack: ExitStack) -> None:
        self._browser, self._address, self._stack = browser, address, stack
        self._open: dict[tuple[str, str], Page] = {}

    def of(self, kind: str, look: str, world: World) -> Page:
        """Return the window in which this kind of user has signed in."""
        if (kind, look) not in self._open:
            opened = open_window(self._browser, self._address, **LOOKS[look])
            page = self._stack.enter_context(opened)
            if kind in world.sessions:
                give_session(page, world.sessions[kind], self._address)
            self._open[kind, look] = page
        return self._open[kind, look]


@pytest.fixture(scope="module")
def windows(chromium: Browser, site: Site) -> Iterator[Windows]:
    """Open each window once for all pages."""
    with ExitStack() as stack:
        yield Windows(chromium, site.address, stack)


def open_page(windows: Windows, world: World, row: Row, look: str) -> Page:
    """Open the page of a row, and look at it."""
    page = windows.of(reader(row), look, world)
    route = ROUTES[row.route]
    sent = urlencode(world.sent(route, row))
    answer = page.goto(f"{world.address(route, row)}?{sent}".rstrip("?"))
    assert answer is not None
    # A link that has been used is a page too: it says so.
    assert answer.status in {200, 404, 410}, answer.status
    inspect(page)
    return page


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_every_page_is_read_on_a_phone_without_scripts(
    windows: Windows, world: World, row: Row
) -> None:
    open_page(windows, world, row, "phone")


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_every_page_is_read_enlarged_and_by_keyboard(
    windows: Windows, world: World, row: Row
) -> None:
    page = open_page(windows, world, row, "desk")
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        expect(page.locator(".skip-link")).to_be_focused()
        expect(page.locator(".skip-link")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(UNSEEN_FOCUS) == [], "Focus is not seen on these."
    # A window of 1280 by 800 at 200 and at 400 per cent.
    for share in (2, 4):
        page.set_viewport_size({"width": 1280 // share, "height": 800 // share})
        fits(page)
        reads_in_order(page)
    page.set_viewport_size({"width": 1280, "height": 800})
