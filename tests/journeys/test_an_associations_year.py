"""An association's year by keyboard alone, by what a screen reader says of it."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from gensvar.directory.keepers import token_of
from gensvar.directory.models import PageVersion
from gensvar.enquiries.models import Enquiry
from gensvar.matching.models import Introduction
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.make.directory import make_keeper, make_organisation, make_page
from tests.make.enquiries import answer, make_shown, make_theme
from tests.make.matching import make_introduction, make_listing, make_member

MOST_STEPS = 80


@dataclass(frozen=True)
class Begun:
    """What stands when the chair opens her link: where the own side begins."""

    own: str


def begun() -> Begun:
    """Let one organisation have a page, a match that waits, and others' questions."""
    mine = make_member(make_organisation("Granngården"))
    make_page(mine.keeper)
    listing = make_listing(mine, title="Lokal på kvällar")
    make_introduction(listing, make_member(make_organisation("Matlaget")))
    theme = make_theme(name="Lokaler")
    answer(make_shown(theme, words="Varför är lokalen stängd på kvällar?"))
    make_keeper(make_organisation("Andra"))
    return Begun(f"/forening/{token_of(mine.keeper)}/")


def reach(page: Page, wanted: Locator) -> Locator:
    """Go by the Tab key alone until something has focus, and return it."""
    for _step in range(MOST_STEPS):
        if wanted.evaluate("one => one === document.activeElement"):
            return wanted
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by keyboard at {page.url}")


def press(page: Page, wanted: Locator) -> None:
    """Go to something by keyboard, press Enter, and look at what comes."""
    reach(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    inspect(page)


def link(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("link", name=name, exact=True).first


def place(page: Page, name: str) -> Locator:
    """Return the link to a place of the own side, in its menu."""
    menu = page.get_by_role("navigation", name="Sidor för Granngården")
    return menu.get_by_role("link", name=name, exact=True)


@pytest.mark.requirement("S4-131", "S4-147")
def test_she_asks_and_hears_what_others_were_answered(
    begin: Begin, browse: Browse
) -> None:
    start = begin(begun)
    with browse(width=320) as page:
        visit(page, start.own)
        press(page, place(page, "Frågor"))
        press(page, link(page, "Fråga regionen"))
        press(page, page.get_by_role("button", name="Skicka frågan"))
        alert = page.get_by_role("alert")
        expect(alert).to_be_focused()
        expect(alert).to_contain_text("Skriv din fråga.")
        press(page, alert.get_by_role("link"))
        words = page.get_by_role("textbox", name="Vad vill du fråga?")
        expect(words).to_be_focused()
        assert words.get_attribute("aria-invalid") == "true"
        page.keyboard.type("Varför är lokalen stängd på kvällarna?")
        heard = page.get_by_role("status").filter(has_text="1 fråga liknar din:")
        expect(heard).to_be_visible()
        press(page, page.get_by_role("button", name="Skicka frågan"))
        if page.get_by_role("button", name="Skicka frågan").count():
            press(page, page.get_by_role("button", name="Skicka frågan"))
        asked = Enquiry.objects.latest("pk")
        assert asked.organisation is not None
        assert (asked.words, asked.organisation.name) == (
            "Varför är lokalen stängd på kvällarna?",
            "Granngården",
        )


@pytest.mark.requirement("S4-105", "S4-108")
def test_she_hears_how_much_is_left_of_the_pitch(begin: Begin, browse: Browse) -> None:
    start = begin(begun)
    with browse(width=320) as page:
        visit(page, start.own)
        press(page, place(page, "Vår sida"))
        what = page.get_by_role("textbox", name="Vad gör ni?")
        reach(page, what)
        page.keyboard.press("Control+a")
        page.keyboard.type("Vi odlar. " * 31)
        heard = page.locator("[aria-live=polite]").filter(has_text="10 tecken för")
        expect(heard).to_have_count(1)
        press(page, page.get_by_role("button", name="Skicka", exact=True))
        expect(page.get_by_role("alert")).to_be_focused()
        expect(what).to_have_value("Vi odlar. " * 31)
        reach(page, what)
        page.keyboard.press("Control+a")
        page.keyboard.type("Vi odlar ihop.")
        press(page, page.get_by_role("button", name="Skicka", exact=True))
        assert PageVersion.objects.latest("pk").what == "Vi odlar ihop."


@pytest.mark.requirement("S4-063", "S4-106")
def test_she_says_yes_to_those_who_want_to_meet(begin: Begin, browse: Browse) -> None:
    start = begin(begun)
    with browse(width=320) as page:
        visit(page, start.own)
        press(page, place(page, "Hitta varandra"))
        press(page, page.get_by_role("link", name="Matlaget").first)
        inspect(page)
        contact = page.get_by_role("textbox").first
        reach(page, contact)
        page.keyboard.type("kim@example.org")
        press(page, page.get_by_role("button", name="Ja").first)
        assert Introduction.objects.get().state == "accepted"


def test_her_year_is_read_from_what_waits_to_what_was(
    begin: Begin, browse: Browse
) -> None:
    start = begin(begun)
    with browse(width=320) as page:
        visit(page, start.own)
        names = page.get_by_role("heading").all_inner_texts()
        assert names[0].startswith("Vårt år")
        places = page.get_by_role("navigation", name="Sidor för Granngården")
        assert places.get_by_role("link").all_inner_texts() == [
            "Vårt år",
            "Vår sida",
            "Frågor",
            "Hitta varandra",
            "Gemensamma inspel",
            "Lär av varandra",
            "Sidor för alla",
        ]
        here = places.get_by_role("link", name="Vårt år")
        assert here.get_attribute("aria-current") == "page"
