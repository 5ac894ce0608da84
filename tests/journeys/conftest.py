"""A real browser for the journeys, with an accessibility check on every page.

    def test_something(browse: Browse) -> None:
        with browse(javascript=False, width=320) as page:
            visit(page, "/stil/")

`visit` opens a path and `inspect` looks at the page that one has come to; both say
what is wrong with it: errors in the console, breaches of the content policy, a page
wider than the window, or something that a person with a screen reader trips over.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

# The sync API of Playwright runs an event loop in this thread; Django would refuse
# to ask the database from it, although nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A page that refuses (403, 404, 422) is written to the console by the browser itself.
REFUSED = "Failed to load resource: the server responded with a status of 4"

Browse = Callable[..., AbstractContextManager[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once for all journeys."""
    place = next((found for name in NAMES if (found := shutil.which(name))), None)
    if place is None:
        pytest.fail(
            "The journeys need Chromium. Install it (on Debian: apt install chromium) "
            "or leave them out: make quick.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Browser, live_server: LiveServer) -> Browse:
    """Return a way to open a window on the running site."""

    @contextmanager
    def open_window(
        *,
        javascript: bool = True,
        scheme: Literal["light", "dark"] = "light",
        width: int = 1280,
        language: str = "sv-SE",
    ) -> Iterator[Page]:
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
            locale=language,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        complaints = _complaints(page)
        yield page
        assert complaints == [], "The browser complains."
        context.close()

    return open_window


def _complaints(page: Page) -> list[str]:
    """Return a list that fills with errors from the console and the content policy."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and REFUSED not in message.text:
            complaints.append(f"{message.type}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def visit(page: Page, path: str) -> None:
    """Open a path and look at the page."""
    page.goto(path)
    inspect(page)


def inspect(page: Page) -> None:
    """Say what is wrong with the page that is open, if anything."""
    assert _is_as_wide_as_the_window(page), f"{page.url} is wider than the window."
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def _is_as_wide_as_the_window(page: Page) -> bool:
    wide = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return bool(wide)
