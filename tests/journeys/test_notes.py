"""Notes in a browser: read, commented on and approved, also on a small phone."""

import pytest

from gensvar.meeting_notes.actions.following import follow_up_all
from gensvar.meeting_notes.actions.writing import introduce
from gensvar.meetings.keys import token_of
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.make.dialogues import officer_of
from tests.make.held import Held, make_adjusted, make_held, send_out


@pytest.fixture
def out(begin: Begin) -> Held:
    return begin(held_and_sent_out)


def held_and_sent_out() -> Held:
    held = make_held()
    by = officer_of(held.meeting.body)
    introduce(send_out(held), 1, "facts", "Det regnade hela dagen.", by=by)
    follow_up_all(held.meeting, by=by)
    return held


@pytest.mark.parametrize("page_of", ["", "skriv/", "kommentarer/", "jamfor/"])
def test_the_pages_of_notes_hold(out: Held, browse: Browse, page_of: str) -> None:
    here = f"/arbete/moten/{out.meeting.pk}/anteckningar/{page_of}"
    by = officer_of(out.meeting.body)
    with browse(by) as page:
        visit(page, here)
    with browse(by, javascript=False, width=320, scheme="dark") as page:
        visit(page, here)


@pytest.mark.parametrize("page_of", ["fragor/", "ideer/", "ideer/1/", "till-dialogen/"])
def test_the_pages_of_what_follows_hold(
    out: Held, browse: Browse, page_of: str
) -> None:
    page_of = page_of.replace("1", str(out.ideas[0].pk))
    here = f"/arbete/moten/{out.meeting.pk}/{page_of}"
    by = officer_of(out.meeting.body)
    with browse(by) as page:
        visit(page, here)
    with browse(by, javascript=False, width=320, scheme="dark") as page:
        visit(page, here)


def test_the_pages_of_questions_hold(out: Held, browse: Browse) -> None:
    with browse(officer_of(out.meeting.body)) as page:
        visit(page, "/arbete/atgarder/fragor/")
        page.get_by_role("link", name="Hur kan vi avlasta").first.click()
        inspect(page)
    with browse(officer_of(out.meeting.body), width=320, scheme="dark") as page:
        visit(page, "/arbete/atgarder/fragor/ny/")


def test_a_guest_comments_on_a_phone_without_scripts(out: Held, browse: Browse) -> None:
    with browse(javascript=False, width=320) as page:
        visit(page, f"/mote/{token_of(out.speaker)}/anteckningar/")
        page.get_by_label("Vad bör ändras eller läggas till?").fill("Vi var fler.")
        page.get_by_role("button", name="Skicka kommentaren").click()
        inspect(page)
        assert page.get_by_text("Vi var fler.").is_visible()


def test_who_speaks_approves(begin: Begin, browse: Browse) -> None:
    held: Held = begin(held_and_adjusted)
    with browse(scheme="dark") as page:
        visit(page, f"/mote/{token_of(held.speaker)}/anteckningar/")
        page.get_by_label("Godkänner anteckningarna").check()
        page.get_by_role("button", name="Spara det jag säger").click()
        inspect(page)
        assert page.get_by_text("Du har godkänt den här versionen").is_visible()


def held_and_adjusted() -> Held:
    held = make_held()
    make_adjusted(held)
    return held
