"""Notes of a meeting come in, in a real browser, also on a phone without JavaScript."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Stage
from tests.journeys.conftest import Browse, inspect
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.imports import NOTES

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, dialogue: Dialogue) -> None:
    client = Client()
    client.force_login(officer_of(dialogue.body))
    cookie = client.cookies["sessionid"].value
    page.goto("/")
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": page.url}])


def start(page: Page, dialogue: Dialogue, javascript: bool) -> None:
    """Sign in and open the page where notes are given."""
    sign_in(page, dialogue)
    page.goto(f"/arbete/dialoger/{dialogue.number}/import/")
    look(page, javascript)


def look(page: Page, javascript: bool) -> None:
    """Inspect the page; the inspection itself needs scripts."""
    if javascript:
        inspect(page)


@pytest.mark.parametrize(
    ("javascript", "width", "scheme"),
    [(True, 1280, "light"), (True, 320, "dark"), (False, 320, "light")],
)
def test_notes_are_read_corrected_and_confirmed(
    browse: Browse,
    tmp_path: Path,
    javascript: bool,
    width: int,
    scheme: str,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    file = tmp_path / "möte.txt"
    file.write_text(NOTES, encoding="utf-8")
    with browse(javascript=javascript, width=width, scheme=scheme) as page:
        start(page, dialogue, javascript)
        page.set_input_files("input[type=file]", file)
        page.click("text=Läs anteckningarna")
        look(page, javascript)
        row = page.locator("li", has_text="Lördagar").last
        row.locator("summary").click()
        row.get_by_text("Slå ihop med nästa").click()
        look(page, javascript)
        page.locator("summary", has_text="Vad ska vi tänka på?").click()
        row = page.locator("li", has_text="Skyltar").last
        row.locator("summary").click()
        row.get_by_text("Dela eller flytta").click()
        look(page, javascript)
        page.check("input[name=offset] >> nth=0")
        page.click("text=Dela här")
        page.click("text=Spara och gå vidare")
        look(page, javascript)
        page.click("text=Ta in som inspel")
        look(page, javascript)
        page.click("text=Dra tillbaka dokumentet >> nth=-1")
        page.fill("textarea", "Fel möte.")
        look(page, javascript)
        page.click("button:has-text('Dra tillbaka dokumentet')")
        assert "Fel möte." in page.inner_text("main")
    assert Contribution.objects.count() == 6
