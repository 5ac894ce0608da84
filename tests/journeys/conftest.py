"""A real browser for the journeys, with an accessibility check on every page.

    def test_something(browse: Browse) -> None:
        with browse(javascript=False, width=320) as page:
            visit(page, "/stil/")

`visit` opens a path and `inspect` looks at the page that one has come to; both say
what is wrong with it: a page wider than the window, a missing heading, or something
that a person with a screen reader trips over. Closing the window says what the browser
complained of: errors in the console, breaches of the content policy, faults.

Every journey begins with an empty site. `begin(make)` lets it begin with what `make`
makes instead: it is made once, and copied for every journey that begins so.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from gensvar.accounts.models import User
from tests.journeys.looking import inspect, visit
from tests.journeys.site import Begin, Site
from tests.journeys.windows import Browse, Scheme, open_window, sign_in

__all__ = ["Begin", "Browse", "Scheme", "inspect", "visit"]

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a journey, on a database file of its own."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")
            item.add_marker("embedded")


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


@pytest.fixture(scope="session")
def site(
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """Start the site once for all journeys."""
    with django_db_blocker.unblock():
        started = Site(tmp_path_factory.mktemp("site"))
    with started.running():
        yield started


@pytest.fixture(autouse=True)
def story(site: Site, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let each journey begin with an empty site."""
    with django_db_blocker.unblock(), site.story():
        yield


@pytest.fixture
def begin(site: Site) -> Begin:
    """Return a way to let a journey begin with what was made once."""
    return site.begin


@pytest.fixture
def browse(chromium: Browser, site: Site) -> Browse:
    """Return a way to open a window on the running site."""

    @contextmanager
    def browse_as(user: User | None = None, **how: Any) -> Iterator[Page]:
        # Any: what open_window takes, as Browse says.
        with open_window(chromium, site.address, **how) as page:
            if user is not None:
                sign_in(page, user, site.address)
            yield page

    return browse_as
