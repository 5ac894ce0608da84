"""Everyone can use every component: light, dark, narrow, without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Browse, Scheme, inspect, visit
from tests.make.contributions import make_contribution, make_open_dialogue
from tests.make.dialogues import officer_of


# Narrow and light, wide and dark are among all pages.
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_gallery_is_readable_for_all(
    browse: Browse, scheme: Scheme, width: int
) -> None:
    with browse(scheme=scheme, width=width) as page:
        visit(page, "/stil/")


@pytest.mark.parametrize("accent", ["lake", "heather", "rowan"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_a_region_may_choose_is_readable(
    browse: Browse, scheme: Scheme, accent: str
) -> None:
    with browse(scheme=scheme) as page:
        page.goto("/stil/")
        page.evaluate("name => document.documentElement.dataset.accent = name", accent)
        inspect(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_gallery_can_be_read_from_the_right(browse: Browse, width: int) -> None:
    with browse(width=width) as page:
        page.goto("/stil/")
        page.evaluate("document.documentElement.dir = 'rtl'")
        inspect(page)


def test_the_gallery_works_without_scripts(browse: Browse) -> None:
    with browse(javascript=False, width=320) as page:
        page.goto("/stil/")
        expect(page.locator("h1")).to_have_text("Gensvars utseende")
        expect(page.get_by_role("button", name="Kopiera koden")).to_be_hidden()
        page.get_by_role("button", name="suomi").click()
        expect(page.locator("html")).to_have_attribute("lang", "fi")


def test_the_error_page_is_readable(browse: Browse) -> None:
    with browse(width=320) as page:
        visit(page, "/finns-inte/")


def test_the_page_for_the_wrong_method_is_readable(browse: Browse) -> None:
    dialogue = make_open_dialogue()
    with browse(officer_of(dialogue.body), width=320) as page:
        one = make_contribution(dialogue)
        visit(page, f"/arbete/dialoger/{dialogue.number}/inspel/{one.public_id}/dolj/")
        expect(page.locator("h1")).to_have_text("Här finns inget att läsa")


def test_the_keyboard_reaches_the_content_first(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        page.keyboard.press("Tab")
        expect(page.locator(".skip-link")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_text_is_kept_while_it_is_written(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        words = page.locator("#id_words")
        words.press_sequentially("Ha öppet på kvällen.")
        status = page.locator("[data-draft-status]")
        expect(status).to_have_text("Sparat nyss i den här fliken")

        page.goto("/finns-inte/")
        page.goto("/stil/")

        expect(words).to_have_value("Ha öppet på kvällen.")
        expect(status).to_have_text("Vi har hämtat tillbaka det du skrev")


WORDS = "Ha öppet två kvällar i veckan."


def fill_in(page: Page) -> None:
    page.locator("#id_words").press_sequentially(WORDS)
    page.get_by_label("Utan att säga vem jag är").first.check()
    page.locator("#id_agrees").check()


def send(page: Page) -> None:
    page.locator("#form button.button").click()


def test_a_received_text_is_forgotten(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        fill_in(page)
        send(page)

        expect(page.get_by_text("Tack. Det här var bara ett prov")).to_be_visible()
        expect(page.locator("#id_words")).to_have_value("")


def test_a_refused_text_is_still_there(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        page.locator("#id_words").press_sequentially(WORDS)
        send(page)

        expect(page.locator("#form .error-summary")).to_be_visible()
        expect(page.locator("#id_words")).to_have_value(WORDS)


def test_an_expired_form_loses_no_text(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        fill_in(page)
        page.context.clear_cookies()
        send(page)

        expect(page.locator("h1")).to_have_text("Sidan hade varit öppen för länge")
        expect(page.locator("textarea")).to_have_value(WORDS)
        inspect(page)
        page.goto("/stil/")
        expect(page.locator("#id_words")).to_have_value(WORDS)


def test_an_expired_form_loses_no_text_without_scripts(browse: Browse) -> None:
    with browse(javascript=False) as page:
        page.goto("/stil/")
        fill_in(page)
        page.context.clear_cookies()
        send(page)

        expect(page.locator("textarea")).to_have_value(WORDS)


def test_a_form_is_sent_only_once(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")

        stopped = page.evaluate(
            """() => {
                const form = document.querySelector('form[data-draft]');
                const send = () => {
                    const sending = new SubmitEvent(
                        'submit', { bubbles: true, cancelable: true });
                    form.dispatchEvent(sending);
                    return sending.defaultPrevented;
                };
                return [send(), send(), send()];
            }"""
        )

        assert stopped == [False, True, True]


def test_characters_are_counted_down(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        page.locator("#id_words").fill("a" * 1995)
        page.locator("#id_words").press_sequentially("b")
        expect(page.locator("[data-count-for=id_words]")).to_have_text("4 tecken kvar")


def test_the_error_summary_leads_to_the_field(browse: Browse) -> None:
    with browse() as page:
        page.goto("/stil/")
        page.locator(".error-summary a").first.click()
        expect(page.locator("#id_wrong-words")).to_be_focused()
