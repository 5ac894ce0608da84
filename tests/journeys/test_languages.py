"""A text is written in more languages, and read from the right where it should be."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.texts import things_of
from tests.journeys.conftest import Begin, Browse, visit
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.publishing import publish
from tests.make.translations import YIDDISH, show_in

DIRECTION = "one => getComputedStyle(one).direction"
EDGES = """one => {
    const words = document.createRange();
    words.selectNodeContents(one);
    const text = words.getBoundingClientRect(), box = one.getBoundingClientRect();
    return { left: text.left - box.left, right: box.right - text.right };
}"""


@pytest.fixture
def dialogue(begin: Begin) -> Dialogue:
    return begin(make_told)


def make_told() -> Dialogue:
    """Let the title, the mandate and one question be in Yiddish, the rest not."""
    found = make_dialogue(Stage.OPEN)
    publish(found)
    things = things_of(found, found.mandates.get(), found.questions.all()[:1])
    show_in("yi", things, YIDDISH, by=officer_of(found.body))
    return found


def reads_from_the_right(page: Page) -> None:
    """Check that words in Yiddish run from the right edge, and Swedish ones not."""
    words = page.locator('main div[lang="yi"] p').first
    assert words.evaluate(DIRECTION) == "rtl"
    edges = words.evaluate(EDGES)
    assert edges["right"] < 1 <= edges["left"]
    assert page.locator("html").get_attribute("dir") == "ltr"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_a_reader_chooses_yiddish_and_reads_from_the_right(
    browse: Browse, dialogue: Dialogue, width: int, scheme: str
) -> None:
    with browse(width=width, javascript=False, scheme=scheme) as page:  # type: ignore[arg-type] # light or dark
        visit(page, f"/dialoger/{dialogue.slug}/")
        page.locator(".read-in a[lang=yi]").click()
        visit(page, page.url)
        expect(page.locator("h1")).to_have_text(YIDDISH)
        expect(page.locator(".read-in [aria-current]")).to_have_text("ייִדיש")
        reads_from_the_right(page)
        page.locator(".read-in a[lang=sv]").click()
        expect(page.locator("h1")).to_have_text(dialogue.title)


@pytest.mark.parametrize("width", [1280, 320])
def test_an_officer_writes_a_text_in_another_language_and_shows_it(
    browse: Browse, dialogue: Dialogue, width: int
) -> None:
    with browse(officer_of(dialogue.body), width=width, javascript=False) as page:
        visit(page, reverse("dialogue-languages", args=[dialogue.number]))
        page.locator("#choose-language").select_option("yi")
        page.locator("form:has(#choose-language) button").click()
        visit(page, page.url)
        box = page.locator("main textarea").last
        assert box.evaluate(DIRECTION) == "rtl"
        box.fill("a gutn tog")
        page.locator("main form:has(textarea) button").click()
        visit_after_refusal(page)
        expect(box).to_have_value("a gutn tog")
        box.fill(YIDDISH)
        page.locator("main form:has(textarea) button").click()
        expect(box).to_have_value(YIDDISH)
        visit(page, reverse("dialogue-languages", args=[dialogue.number]))
        expect(page.locator("main table")).to_contain_text("ייִדיש")


def visit_after_refusal(page: Page) -> None:
    """Check that a refused text is explained where one sees it."""
    expect(page.locator(".error-summary")).to_contain_text("latinska bokstäver")
