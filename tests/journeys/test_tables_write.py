"""Eight phones and a wall at one meeting: all that is written shows, none is lost."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import Entry, Exercise
from gensvar.meetings.models import Meeting
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.make.exercises import (
    close,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

Room = tuple[list[str], str]
LIVE_WITHIN = 15_000


def a_room() -> Room:
    """Let eight tables begin at two stations."""
    tables = make_tables(8)
    exercise = make_exercise(tables[0].meeting, rounds=2, instruction="Skriv kort.")
    make_idea(tables[2], prompts_of(exercise)[0], "Ses på kvällar")
    return [table.code for table in tables], board_of(tables[0].meeting).key


def words(page: Page, text: str) -> None:
    """Wait until an idea stands on a page."""
    expect(page.locator("[data-idea] [data-text]", has_text=text)).to_be_visible(
        timeout=LIVE_WITHIN
    )


def send(page: Page, text: str) -> None:
    """Write an idea and press Enter."""
    page.locator("textarea[name=text]").fill(text)
    page.locator("textarea[name=text]").press("Enter")


def stored() -> list[str]:
    return sorted(Entry.objects.values_list("text", flat=True))


@pytest.mark.requirement("S4-009", "S4-016")
def test_eight_phones_write_at_once_and_one_of_them_loses_the_net(
    browse: Browse, begin: Begin
) -> None:
    codes, key = begin(a_room)
    with ExitStack() as stack:
        wall = stack.enter_context(browse())
        phones = [stack.enter_context(browse(width=320)) for _code in codes]
        visit(wall, f"/skarm/{key}/")
        for phone, code in zip(phones, codes, strict=True):
            phone.goto(f"/bord/{code}/")
        inspect(phones[0])
        lost = phones[-1]
        lost.context.set_offline(True)
        for number, phone in enumerate(phones, 1):
            send(phone, f"Från bord {number}")
            send(phone, f"Mer från bord {number}")
        words(wall, "Mer från bord 7")
        expect(lost.locator("[data-waiting-list] > li")).to_have_count(2)
        lost.wait_for_timeout(3000)
        expect(lost.locator("[data-waiting-list] > li")).to_have_count(2)
        inspect(lost)
        lost.context.set_offline(False)
        words(wall, "Mer från bord 8")
        expect(lost.locator("[data-waiting]")).to_be_hidden()
        words(phones[2], "Mer från bord 1")

    each = [f"Från bord {n}" for n in range(1, 9)] + [
        f"Mer från bord {n}" for n in range(1, 9)
    ]
    assert stored() == sorted([*each, "Ses på kvällar"])


def test_what_waits_in_the_phone_survives_a_reload(
    browse: Browse, begin: Begin
) -> None:
    codes, _key = begin(a_room)
    with browse(width=320) as page:
        page.goto(f"/bord/{codes[0]}/")
        page.route("**/skriv/", lambda route: route.abort("connectionfailed"))
        send(page, "Skrivet utan nät")
        expect(page.locator("[data-waiting-list] > li")).to_have_count(1)
        page.unroute("**/skriv/")
        page.reload()
        words(page, "Skrivet utan nät")
        expect(page.locator("[data-waiting]")).to_be_hidden()

    assert stored() == ["Ses på kvällar", "Skrivet utan nät"]


def test_words_that_come_too_late_stay_on_the_page(
    browse: Browse, begin: Begin
) -> None:
    codes, _key = begin(a_room)
    with browse(width=320) as page:
        visit(page, f"/bord/{codes[0]}/")
        page.route("**/skarm/**", lambda route: route.abort("connectionfailed"))
        close(Exercise.objects.get())
        send(page, "Kom för sent")
        waiting = page.locator("[data-waiting-list]")
        expect(waiting).to_contain_text("Kom för sent")
        expect(waiting).to_contain_text("Övningen är stängd")
        page.reload()
        expect(page.locator("[data-waiting-list]")).to_contain_text("Kom för sent")
        inspect(page)
        page.get_by_role("button", name="Kasta").click()
        expect(page.locator("[data-waiting]")).to_be_hidden()

    assert stored() == ["Ses på kvällar"]


def test_a_table_works_without_scripts(browse: Browse, begin: Begin) -> None:
    codes, key = begin(a_room)
    with browse(javascript=False, width=320, scheme="dark") as page:
        visit(page, "/bord/")
        page.get_by_label("Ert bords kod").fill(codes[0].upper())
        page.get_by_role("button", name="Gå till bordet").click()
        page.locator("textarea[name=text]").fill("Utan skript")
        page.get_by_role("button", name="Skicka idén").click()
        inspect(page)
        page.get_by_role("button", name="Vi betonar också det här").click()
        page.get_by_role("link", name="Skriv om").click()
        inspect(page)
        page.get_by_label("Den nya formuleringen").fill("Helt utan skript")
        page.get_by_role("button", name="Spara den nya formuleringen").click()
        page.get_by_role("button", name="Vi har läst vår text").click()
        inspect(page)
        page.get_by_role("button", name="Öppna texten igen").click()
        page.get_by_role("button", name="Ta tillbaka").click()
        page.get_by_role("button", name="Ångra").click()
        page.get_by_role("link", name="Visa det nya").click()
        words(page, "Helt utan skript")
        visit(page, f"/skarm/{key}/")
        expect(page.get_by_text("(!)", exact=True)).to_be_visible()


def test_a_table_ranks_and_the_wall_shows_nothing_before_the_end(
    browse: Browse, begin: Begin
) -> None:
    codes, key = begin(a_ranking)
    with browse(width=320) as page, browse(width=320, scheme="dark") as wall:
        visit(wall, f"/skarm/{key}/")
        visit(page, f"/bord/{codes[0]}/")
        page.get_by_label("Dialog").select_option("2")
        page.get_by_label("Kunskap").select_option("1")
        page.get_by_role("button", name="Spara rangordningen").click()
        inspect(page)
        expect(page.get_by_label("Dialog")).to_have_value("2")
        expect(wall.locator("[data-handed-in]")).to_have_text("1", timeout=LIVE_WITHIN)
        expect(wall.get_by_text("Resultatet visas när alla har röstat")).to_be_visible()
        close(Exercise.objects.get())
        expect(wall.locator("table")).to_be_visible(timeout=LIVE_WITHIN)
        inspect(wall)

    assert Meeting.objects.count() == 1


def a_ranking() -> Room:
    """Let two tables rank."""
    tables = make_tables(2)
    make_exercise(
        tables[0].meeting,
        "ranking",
        (("Dialog", ""), ("Kunskap", "")),
        title="Vad är viktigast?",
        shows_results=False,
    )
    return [table.code for table in tables], board_of(tables[0].meeting).key
