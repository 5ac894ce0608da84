"""Notes of a meeting come in, in a real browser, also on a phone without JavaScript."""

from pathlib import Path

import pytest

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Stage
from tests.journeys.conftest import Browse, Scheme, inspect, visit
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.imports import NOTES


@pytest.mark.parametrize(
    ("javascript", "width", "scheme"),
    [(True, 1280, "light"), (True, 320, "dark"), (False, 320, "light")],
)
def test_notes_are_read_corrected_and_confirmed(
    browse: Browse,
    tmp_path: Path,
    javascript: bool,
    width: int,
    scheme: Scheme,
) -> None:
    dialogue = make_dialogue(Stage.OPEN)
    file = tmp_path / "möte.txt"
    file.write_text(NOTES, encoding="utf-8")
    officer = officer_of(dialogue.body)
    with browse(officer, javascript=javascript, width=width, scheme=scheme) as page:
        visit(page, f"/arbete/dialoger/{dialogue.number}/import/")
        page.set_input_files("input[type=file]", file)
        page.click("text=Läs anteckningarna")
        inspect(page)
        row = page.locator("li", has_text="Lördagar").last
        row.locator("summary").click()
        row.get_by_text("Slå ihop med nästa").click()
        page.locator("summary", has_text="Vad ska vi tänka på?").click()
        row = page.locator("li", has_text="Skyltar").last
        row.locator("summary").click()
        row.get_by_text("Dela eller flytta").click()
        inspect(page)
        page.check("input[name=offset] >> nth=0")
        page.click("text=Dela här")
        page.click("text=Spara och gå vidare")
        inspect(page)
        page.click("text=Ta in som inspel")
        inspect(page)
        page.click("text=Dra tillbaka dokumentet >> nth=-1")
        inspect(page)
        page.fill("textarea", "Fel möte.")
        page.click("button:has-text('Dra tillbaka dokumentet')")
        assert "Fel möte." in page.inner_text("main")
    assert Contribution.objects.count() == 6
