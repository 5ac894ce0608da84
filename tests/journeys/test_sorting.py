"""An officer sorts with the keyboard, without it, and without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Placement
from tests.journeys.conftest import Begin, Browse, Scheme, inspect, visit
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.findings import make_finding, make_reviewed, make_theme


@pytest.fixture
def dialogue(begin: Begin) -> Dialogue:
    return begin(make_three_to_sort)


def make_three_to_sort() -> Dialogue:
    found = make_open_dialogue()
    make_reviewed(found, "Öppna tidigare, helst klockan 7.")
    make_reviewed(found, "Ha öppet på kvällen.")
    make_reviewed(found, "نحن بحاجة إلى مواعيد في المساء", language="ar")
    make_theme(found, "Tidigt")
    make_theme(found, "Kväll")
    return found


def placed() -> set[tuple[str, str]]:
    """Return each theme's name with the first word of what lies under it."""
    rows = Placement.objects.values_list("theme__name", "contribution__text")
    return {(theme, text.split()[0]) for theme, text in rows}


def test_hands_never_leave_the_keyboard(browse: Browse, dialogue: Dialogue) -> None:
    with browse(officer_of(dialogue.body)) as page:
        visit(page, reverse("sorting", args=[dialogue.number]))
        says = page.locator("[data-desk-says]")

        # Typed faster than the answers come: each step waits for the one before.
        page.keyboard.type("1n2")
        expect(page.get_by_text("2 av 3 sorterade")).to_be_visible()
        expect(says).to_have_text("Sorterat under Kväll.")
        assert placed() == {("Tidigt", "Öppna"), ("Kväll", "Ha")}

        page.keyboard.type("nt")
        expect(page.locator("#new-theme")).to_be_focused()
        page.keyboard.type("På arabiska 1")
        page.keyboard.press("Enter")
        expect(page.get_by_text("3 av 3 sorterade")).to_be_visible()
        inspect(page)

        page.keyboard.type("u")
        expect(page.get_by_text("2 av 3 sorterade")).to_be_visible()
        page.keyboard.type("u")
        expect(page.get_by_text("1 av 3 sorterade")).to_be_visible()
        assert placed() == {("Tidigt", "Öppna")}

        page.keyboard.type("p")
        expect(page.locator("blockquote")).to_have_text("Ha öppet på kvällen.")
        page.go_back()
        expect(page.locator("blockquote")).to_have_attribute("dir", "rtl")


def test_the_keys_can_be_turned_off(browse: Browse, dialogue: Dialogue) -> None:
    with browse(officer_of(dialogue.body)) as page:
        visit(page, reverse("sorting", args=[dialogue.number]))
        page.get_by_text("Tangenter", exact=True).click()
        page.get_by_role("button", name="Stäng av tangenterna").click()
        page.locator("h1").click()
        page.keyboard.type("1")
        expect(page.get_by_role("button", name="Slå på tangenterna")).to_be_visible()

        assert placed() == set()


def test_words_are_dragged_to_a_theme(browse: Browse, dialogue: Dialogue) -> None:
    with browse(officer_of(dialogue.body)) as page:
        visit(page, reverse("sorting", args=[dialogue.number]))
        page.locator("[data-drag]").drag_to(page.get_by_role("button", name="Kväll"))
        expect(page.get_by_text("1 av 3 sorterade")).to_be_visible()

        assert placed() == {("Kväll", "Öppna")}

        visit(page, reverse("sorting-table", args=[dialogue.number]))
        row = page.locator("[data-drag-row]").nth(1)
        row.drag_to(page.locator("[data-drop]").nth(0))
        expect(page.get_by_text("1 inspel är sorterat.")).to_be_visible()
        assert placed() == {("Kväll", "Öppna"), ("Tidigt", "Ha")}


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_works_without_javascript(
    browse: Browse, dialogue: Dialogue, width: int
) -> None:
    with browse(officer_of(dialogue.body), javascript=False, width=width) as page:
        page.goto(reverse("sorting", args=[dialogue.number]))
        page.get_by_role("button", name="Tidigt").click()
        expect(page.get_by_text("Sorterat under Tidigt.")).to_be_visible()
        page.get_by_role("link", name="Nästa").click()
        page.get_by_label("Nytt tema").fill("Kvällar")
        page.get_by_role("button", name="Föreslå och sortera").click()
        assert placed() == {("Tidigt", "Öppna"), ("Kvällar", "Ha")}

        page.get_by_role("button", name="Ångra").first.click()
        assert placed() == {("Tidigt", "Öppna")}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_every_page_can_be_read_by_everyone(
    browse: Browse, dialogue: Dialogue, scheme: Scheme, width: int
) -> None:
    finding = make_finding(dialogue)
    number = [dialogue.number]
    with browse(officer_of(dialogue.body), scheme=scheme, width=width) as page:
        for name in ("sorting", "sorting-table", "themes", "findings", "basis"):
            visit(page, reverse(name, args=number))
        for name in ("finding", "finding-change", "quotations"):
            visit(page, reverse(name, args=[*number, finding.pk]))


def test_marked_words_are_put_in_the_box(browse: Browse, dialogue: Dialogue) -> None:
    finding = make_finding(dialogue)
    address = reverse("quotations", args=[dialogue.number, finding.pk])
    with browse(officer_of(dialogue.body)) as page:
        visit(page, address)
        words = page.locator("[data-words] p").first
        words.click(click_count=3)
        box = page.locator("textarea[name='excerpt']").first
        expect(box).to_have_value(words.inner_text())
        page.get_by_role("button", name="Citera de här orden").first.click()

        expect(page.get_by_text("Orden är citerade i fyndet.")).to_be_visible()
