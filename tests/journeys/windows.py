"""Windows of a real browser on the running site."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Literal, Protocol

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from gensvar.accounts.models import User
from tests.journeys.looking import (
    has_no_scripts,
    listen,
    nothing_is_wrong,
    turn_scripts_off,
)

PATIENCE = 15_000
Scheme = Literal["light", "dark"]


class Browse(Protocol):
    """Opens a window on the running site, in which `user` has signed in."""

    def __call__(
        self,
        user: User | None = None,
        *,
        javascript: bool = True,
        scheme: Scheme = "light",
        width: int = 1280,
        language: str = "sv-SE",
    ) -> AbstractContextManager[Page]: ...


@contextmanager
def open_window(
    browser: Browser,
    address: str,
    *,
    javascript: bool = True,
    scheme: Scheme = "light",
    width: int = 1280,
    language: str = "sv-SE",
) -> Iterator[Page]:
    """Open a window of its own, which knows nothing of the others."""
    context = browser.new_context(
        base_url=address,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        locale=language,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    listen(page)
    if not javascript:
        turn_scripts_off(page)
    try:
        yield page
    finally:
        context.close()
    nothing_is_wrong(page)


def another_tab(page: Page) -> Page:
    """Open one more tab beside a page, in the same window."""
    tab = page.context.new_page()
    listen(tab)
    if has_no_scripts(page):
        turn_scripts_off(tab)
    return tab


def sign_in(page: Page, user: User, address: str) -> None:
    """Let somebody have signed in, in a window."""
    client = Client()
    client.force_login(user)
    give_session(page, client.cookies[settings.SESSION_COOKIE_NAME].value, address)


def give_session(page: Page, key: str, address: str) -> None:
    """Give a window the session of somebody who has signed in."""
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": key, "url": address}])
