"""A resident says something on her phone, and comes back to see what became of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gensvar.contributions.models import Contribution, Receipt
from gensvar.dialogues.models import Dialogue
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.journeys.hands import press, send, writing
from tests.journeys.windows import another_tab
from tests.make.contributions import make_open_dialogue, question_of
from tests.make.dialogues import officer_of
from tests.make.publishing import publish

WORDS = "Öppna en kväll i veckan, då kan vi som arbetar skift komma."
YIDDISH = "מיר וועלן קומען אין אָוונט, נאָך דער אַרבעט."
PHONE = 320


@pytest.fixture
def dialogue(begin: Begin) -> Dialogue:
    return begin(make_public_dialogue)


def make_public_dialogue() -> Dialogue:
    """Make an open dialogue that everyone may see."""
    found = make_open_dialogue("at_once")
    publish(found)
    return found


def open_form(page: Page, dialogue: Dialogue) -> None:
    page.goto(f"/dialoger/{dialogue.slug}/delta/")


def box(dialogue: Dialogue) -> str:
    return f"answer_{question_of(dialogue).pk}"


def write(page: Page, dialogue: Dialogue, words: str = WORDS) -> None:
    """Write in the first box, as fast as people do."""
    page.locator(f"[name={box(dialogue)}]").press_sequentially(words, delay=1)


def code_on(page: Page) -> str:
    return page.locator("main .code code").inner_text()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("S2-07")
def test_she_reads_speaks_and_comes_back_with_her_code(
    browse: Browse, dialogue: Dialogue, javascript: bool
) -> None:
    with browse(javascript=javascript, width=PHONE) as page:
        visit(page, "/")
        press(page, dialogue.title)
        press(page, "Säg vad du tycker")
        send(page, {box(dialogue): WORDS, "identification": "anonymous"})
        assert re.search(r"/mitt/\w+/\?ny$", page.url)
        expect(page.locator("main blockquote")).to_have_text(WORDS)
        code = code_on(page)

    with browse(javascript=javascript, width=PHONE, scheme="dark") as page:
        visit(page, "/")
        page.get_by_role("link", name="Mitt inspel").click()
        send(page, {"code": f" {code.lower().replace('-', ' ')}"})
        expect(page.locator("main blockquote")).to_have_text(WORDS)
        expect(page.locator("main .answer-mark")).to_be_visible()


def test_her_draft_outlives_the_page_and_the_session(
    browse: Browse, dialogue: Dialogue
) -> None:
    with browse(width=PHONE) as page:
        open_form(page, dialogue)
        write(page, dialogue)
        expect(page.locator("[data-draft-status]")).to_have_text(re.compile("nyss"))

        visit(page, "/om/")
        open_form(page, dialogue)
        expect(page.locator(f"[name={box(dialogue)}]")).to_have_value(WORDS)

        page.context.clear_cookies()
        send(page)
        expect(page.locator("textarea").first).to_have_value(WORDS)
        open_form(page, dialogue)
        expect(page.locator(f"[name={box(dialogue)}]")).to_have_value(WORDS)
        send(page)
        expect(page.locator("main blockquote")).to_have_text(WORDS)

        open_form(page, dialogue)
        expect(page.locator(f"[name={box(dialogue)}]")).to_have_value("")
    assert Contribution.objects.count() == 1


def test_her_draft_outlives_a_tab_that_crashed(
    browse: Browse, dialogue: Dialogue
) -> None:
    with browse(width=PHONE) as page:
        open_form(page, dialogue)
        write(page, dialogue)
        expect(page.locator("[data-draft-status]")).to_have_text(re.compile("nyss"))
        page.reload()
        expect(page.locator(f"[name={box(dialogue)}]")).to_have_value(WORDS)


@pytest.mark.parametrize("javascript", [True, False])
def test_what_she_writes_from_the_right_is_shown_from_the_right(
    browse: Browse, dialogue: Dialogue, javascript: bool
) -> None:
    with browse(javascript=javascript, width=PHONE) as page:
        open_form(page, dialogue)
        page.select_option("[name=language]", "yi")
        page.fill(f"[name={box(dialogue)}]", YIDDISH)
        assert direction_of(page, f"[name={box(dialogue)}]") == "rtl"
        inspect(page)
        send(page)
        assert direction_of(page, "main blockquote") == "rtl"
        assert direction_of(page, "html") == "ltr"
        visit(page, f"/dialoger/{dialogue.slug}/inspel/")
        assert direction_of(page, "main blockquote") == "rtl"
    with browse(officer_of(dialogue.body)) as page:
        visit(page, f"/arbete/dialoger/{dialogue.number}/inspel/")
        shown = page.get_by_text(YIDDISH)
        assert shown.evaluate("one => getComputedStyle(one).direction") == "rtl"


def direction_of(page: Page, where: str) -> str:
    found = page.locator(where).first
    return str(found.evaluate("one => getComputedStyle(one).direction"))


@pytest.mark.parametrize("javascript", [True, False])
def test_however_she_sends_it_is_said_once(
    browse: Browse, dialogue: Dialogue, javascript: bool
) -> None:
    with browse(javascript=javascript, width=PHONE) as page:
        open_form(page, dialogue)
        other = another_tab(page)
        open_form(other, dialogue)
        for tab in (page, other):
            tab.fill(f"[name={box(dialogue)}]", WORDS)
        writing(page).locator(".button.is-main").dblclick()
        page.wait_for_url("**/mitt/**")
        code = code_on(page)

        send(other)
        assert code_on(other) == code
        page.go_back()
        page.fill(f"[name={box(dialogue)}]", WORDS)
        send(page)
        assert code_on(page) == code
        page.reload()
        assert code_on(page) == code
    assert Contribution.objects.count() == Receipt.objects.count() == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_the_last_day_passes_while_she_writes(
    browse: Browse, dialogue: Dialogue, javascript: bool
) -> None:
    with browse(javascript=javascript, width=PHONE) as page:
        open_form(page, dialogue)
        page.fill(f"[name={box(dialogue)}]", WORDS)
        dialogue.phases.update(
            starts_at=timezone.now() - timedelta(days=2),
            ends_at=timezone.now() - timedelta(seconds=1),
        )
        send(page)
        expect(page.locator("main")).to_contain_text(
            "Du kan inte längre säga något här"
        )
        expect(page.locator(f"[name={box(dialogue)}]")).to_have_value(WORDS)
    assert not Contribution.objects.exists()
