"""The records of a dialogue are taken out in a real browser and read without a site."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from gensvar.contributions.actions import hide
from gensvar.dialogues.models import Dialogue
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.reporting import shelf
from tests.journeys.conftest import Begin, Browse, Scheme, inspect, visit
from tests.make.contributions import make_batch, make_contribution, make_open_dialogue
from tests.make.dialogues import officer_of, registrar_of
from tests.make.feedback import make_answer, make_finding, weigh_all
from tests.make.findings import make_basis, start_compiling
from tests.make.reporting import make_export, run_exports

ARABIC = "نريد مواعيد مسائية (٣ أيام)\nوليس في الصباح"
NOWHERE = "http://package.invalid"
LONG = "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamter" * 3


def make_story() -> Dialogue:
    """Let people say what is hard to show, and take the dialogue to its answer."""
    dialogue = make_open_dialogue()
    officer = officer_of(dialogue.body)
    make_contribution(dialogue, ARABIC, language="ar")
    make_contribution(dialogue, LONG)
    make_batch(dialogue, "Blanda kompetens", name=f"{LONG[:150]}.txt")
    hidden = make_contribution(dialogue, "Grannen heter Hemlig Hansson")
    hide(hidden, reason="Det står vem grannen är.", by=officer)
    make_finding(dialogue)
    start_compiling(dialogue)
    make_basis(dialogue)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=officer)
    weigh_all(dialogue)
    make_answer(dialogue)
    registrar_of(dialogue.body)
    return dialogue


def ask_for_everything(page: Page) -> None:
    """Ask for a complete package, first without saying why."""
    page.click("a:has-text('Gör ett paket')")
    inspect(page)
    page.check("input[value=complete]")
    page.click("button:has-text('Gör paketet')")
    inspect(page)
    page.check("input[value=complete]")
    page.select_option("select[name=ground]", "request")
    page.fill("textarea", "Begäran om allmän handling.")
    page.click("button:has-text('Gör paketet')")
    inspect(page)


@pytest.mark.parametrize(
    ("javascript", "width", "scheme"),
    [(True, 1280, "light"), (True, 320, "dark"), (False, 320, "light")],
)
def test_a_registrar_takes_everything_out_and_reads_it(
    browse: Browse,
    begin: Begin,
    tmp_path: Path,
    javascript: bool,
    width: int,
    scheme: Scheme,
) -> None:
    dialogue = begin(make_story)
    place = f"/arbete/dialoger/{dialogue.number}/handlingar/"
    window = browse(
        registrar_of(dialogue.body), javascript=javascript, width=width, scheme=scheme
    )
    with window as page:
        visit(page, place)
        page.select_option("select[name=visa]", "mandate")
        page.click("button:has-text('Visa') >> nth=0")
        inspect(page)
        visit(page, place)
        ask_for_everything(page)
        visit(page, place)
        run_exports()
        visit(page, place)
        with page.expect_download() as download:
            page.click("text=Hämta paketet")
        file = tmp_path / "package.zip"
        download.value.save_as(file)
        page.click("text=Ta bort det nu")
        inspect(page)
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        package.extractall(tmp_path)


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")]
)
def test_the_pages_of_a_package_are_read_without_the_site(
    browse: Browse, begin: Begin, tmp_path: Path, width: int, scheme: Scheme
) -> None:
    dialogue = begin(make_story)
    place = shelf.find(make_export(dialogue).file)
    assert place is not None
    with zipfile.ZipFile(place) as package:
        package.extractall(tmp_path)
    folder = tmp_path / f"records-{dialogue.number}"
    with browse(width=width, scheme=scheme) as page:
        # axe may not read files from a page that is one: they are given by an address
        # that nothing else answers.
        page.route(
            f"{NOWHERE}/**",
            lambda route: route.fulfill(
                path=folder / route.request.url.removeprefix(f"{NOWHERE}/")
            ),
        )
        visit(page, f"{NOWHERE}/index.html")
        page.click("text=dialogue.html >> nth=0")
        inspect(page)
        page.click("text=Till paketets första sida")
        page.click("text=contributions/0001.html >> nth=0")
        inspect(page)
        assert page.locator("blockquote[lang=ar]").evaluate("e => e.dir") == "rtl"
