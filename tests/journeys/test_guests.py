"""From an invitation to a seat, and to the door, in a real browser."""

import re

import pytest

from gensvar.meetings.actions.answering import answer
from gensvar.meetings.actions.needs import say_needs
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest, Meeting
from gensvar.publishing.actions import show_meeting
from tests.journeys.conftest import Begin, Browse, Scheme, inspect, visit
from tests.journeys.hands import press
from tests.make.dialogues import officer_of
from tests.make.guests import call
from tests.make.meetings import make_guest, make_meeting, make_organisation
from tests.make.organisations import make_body

LOOKS = [(320, "light", False), (1280, "dark", True)]
looks = pytest.mark.parametrize(("width", "scheme", "javascript"), LOOKS)


def make_full_meeting() -> tuple[Meeting, Guest, Guest]:
    """Make an announced meeting with two seats: one taken, two guests who are asked."""
    meeting = make_meeting(
        make_body("Regionstyrelsen"),
        seats=2,
        registration_open=True,
        place_access="Hiss från gatan. Hörslinga i salen.",
        contact="Ada Alm, 010-123 45 67",
    )
    call(meeting)
    show_meeting(meeting, by=officer_of(meeting.body))
    club = make_organisation("Hörselskadades förening i Västra Götaland")
    first = make_guest(meeting, "Anna Alm", organisation=club)
    say_needs(first, ["hearing_loop", "diet"], "Inga nötter.")
    answer(first, comes=True)
    return meeting, make_guest(meeting, "Bo Ek"), make_guest(meeting, "Cia Dahl")


@looks
@pytest.mark.requirement("S4-002", "S4-003", "S4-080", "S4-087")
def test_a_guest_answers_waits_and_sends_somebody_else(
    browse: Browse, begin: Begin, width: int, scheme: Scheme, javascript: bool
) -> None:
    _meeting, second, third = begin(make_full_meeting)
    with browse(width=width, scheme=scheme, javascript=javascript) as page:
        visit(page, f"/mote/{token_of(second)}/?svar=ja")
        press(page, "Jag kommer")
        inspect(page)
        assert "Du kommer" in page.inner_text("main")
        page.click("text=Berätta vad du behöver")
        inspect(page)
        page.check("text=Hörslinga")
        press(page, "Spara")

        visit(page, f"/mote/{token_of(third)}/")
        press(page, "Jag kommer")
        inspect(page)
        assert "nummer 1 i kön" in page.inner_text("main")
        page.click("text=Låt någon annan komma i stället")
        page.fill("[name=name]", "Dan Drop")
        press(page, "Låt dem komma i stället")
        inspect(page)
        assert page.locator(".field-error").count() == 1
        page.fill("[name=email]", "dan@example.org")
        press(page, "Låt dem komma i stället")
        inspect(page)
        visit(page, "/mote/bcdfghjkmnpqrstv/")
    assert Guest.objects.get(name="Dan Drop").substitute_of == third


@looks
@pytest.mark.requirement("S4-004", "S4-005", "S4-087")
def test_an_officer_asks_a_list_and_notes_who_is_here(
    browse: Browse, begin: Begin, width: int, scheme: Scheme, javascript: bool
) -> None:
    meeting, *_guests = begin(make_full_meeting)
    where = f"/arbete/moten/{meeting.pk}/"
    with browse(
        officer_of(meeting.body), width=width, scheme=scheme, javascript=javascript
    ) as page:
        visit(page, f"{where}gaster/lista/")
        page.fill(
            "[name=lines]",
            "Eva Ek;eva@example.org;Hörselskadades förening i Västra Götalan\n"
            ";ingen@example.org;\n",
        )
        press(page, "Se vad som händer")
        inspect(page)
        press(page, "Sätt upp 1 gäst på listan")
        inspect(page)
        visit(page, f"{where}gaster/ny/")
        visit(page, f"{where}gaster/{Guest.objects.get(name='Eva Ek').pk}/")
        visit(page, f"{where}gaster/behov/")
        press(page, "Visa vem som behöver vad")
        inspect(page)
        visit(page, f"{where}narvaro/")
        page.check("[aria-label='Anna Alm']")
        press(page, "De valda är här")
        inspect(page)
        for rest in ("narvaro/ny/", "narvaro/lista/", "narvaro/dorr/", "offentligt/"):
            visit(page, where + rest)
    assert Guest.objects.get(name="Anna Alm").arrived_at is not None


@looks
@pytest.mark.requirement("S4-087")
def test_anybody_registers_for_an_open_meeting(
    browse: Browse, begin: Begin, width: int, scheme: Scheme, javascript: bool
) -> None:
    meeting, *_guests = begin(make_full_meeting)
    with browse(width=width, scheme=scheme, javascript=javascript) as page:
        visit(page, "/moten/")
        page.click(f"text={meeting.title}")
        inspect(page)
        page.fill("[name=name]", "Fia Fri")
        page.fill("[name=email]", "fia@example.org")
        press(page, "Anmäl dig")
        inspect(page)
        assert re.search("öppna brevet", page.inner_text("main"))
        visit(page, f"/moten/{meeting.public_id}/har/")
