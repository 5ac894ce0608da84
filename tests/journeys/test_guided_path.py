"""Somebody who reads only the screen walks the path that the demo shows."""

import re

import pytest
from playwright.sync_api import Page
from pytest_django.fixtures import Settings

from gensvar.demo.building import build
from tests.demo.conftest import demo_mode as demo_mode
from tests.journeys.conftest import Begin, Browse, inspect, visit


@pytest.fixture
def walk(demo_mode: Settings, begin: Begin, browse: Browse) -> Browse:
    """Return a way to open a window on the demo, with its region built."""
    begin(build)
    return browse


def press(page: Page, words: str) -> None:
    """Press a link or a button of the page, and look at where it leads."""
    link = page.locator("main a, main button").filter(has_text=words)
    link.first.click()
    page.wait_for_load_state()
    inspect(page)


def test_words_lead_to_the_decision_and_the_answer(walk: Browse) -> None:
    with walk(scheme="dark", width=320) as page:
        visit(page, "/prova/")
        press(page, "Vad en invånare skrev")
        assert "Säg vilken dag jag får svar" in page.content()
        assert "Togs upp" in page.content()
        visit(page, "/prova/")
        press(page, "Vad det blev av alltihop")
        visit(page, "/prova/")
        press(page, "Besluten, ett i taget")
        assert "Återremiss" in page.content()


@pytest.mark.parametrize("javascript", [True, False])
def test_anybody_says_something_and_sees_the_receipt(
    walk: Browse, javascript: bool
) -> None:
    with walk(javascript=javascript, width=320) as page:
        page.goto("/prova/")
        page.locator("main a").filter(has_text="Svara om bussarna").click()
        page.locator("textarea").first.fill("Fredag 21, efter bion.")
        page.locator("main form button[type=submit], main form .button").last.click()
        page.wait_for_url(re.compile("/mitt/"))
        assert "Fredag 21, efter bion." in page.content()
