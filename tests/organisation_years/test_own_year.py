"""The own year: what waits first, then what became of everything."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gensvar.directory.actions.keeping import end_keeping
from gensvar.directory.keepers import calendar_code_of
from gensvar.directory.models import Keeper
from gensvar.enquiries.public import Question, ask
from gensvar.kernel.days import today
from gensvar.meetings.models import AgendaItem, Guest, Meeting
from gensvar.organisation_years.own import own_year
from gensvar.organisation_years.years import MOST_WAITING, Section, Year
from gensvar.organisations.models import Organisation
from gensvar.organisations.yearly import YearEntry
from tests.make.directory import make_organisation
from tests.make.matching import make_introduction, make_listing, make_member
from tests.make.organisation_years import live, make_own_side, make_year

db = pytest.mark.django_db
SPRING = datetime(2027, 5, 12, 8, 0, tzinfo=UTC)
# What may be asked of the database, with everything full.
MOST = 12


@pytest.fixture(autouse=True)
def _it_is_spring() -> Iterator[None]:
    """Let yesterday and tomorrow be of the same year, whenever the tests run."""
    with time_machine.travel(SPRING):
        yield


def read(name: str, *parts: object) -> str:
    """Return the words of a page, as somebody without account reads them."""
    answer = Client().get(reverse(name, args=parts))
    assert answer.status_code == 200
    return " ".join(unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


@db
@pytest.mark.requirement("S4-031", "S4-043", "S4-120")
def test_a_chair_reads_first_what_waits_and_then_what_became_of_everything() -> None:
    lived = make_year()
    page = read("own-year", lived.token)
    told = [
        "Vårt år 2027 Sverigefinska föreningen",
        "Väntar på er",
        "Underskrivarna: Berättar för sina medlemmar.",
        "Dialogforum 13 maj 2027 Det är er sidas tur att leda mötet.",
        "Regionen är skyldig er svar",
        "Tolk på kvällen 12 maj 2027",
        "Möten (2) 13 maj 2027 Forum om lokaler Väntar på er",
        "Bjudna från er: 1. Har inte svarat: 1. Var och en svarar genom länken",
        "Bjudna från er: 2. Kom: 1.",
        "Dialogforum",
        "Regionen väntar på ert svar till och med 11 juni.",
        "Går ut den 11 maj 2029, inom 24 månader.",
        "De andra parterna säger: pågår.",
        "Plats 1 är ledig.",
        "Hur mycket regionen ber er om",
    ]
    after = 0
    for words in told:
        found = page.find(words, after)
        assert found >= 0, words
        after = found


@db
def test_of_people_only_how_many_is_told() -> None:
    lived = make_year()
    names = list(Guest.objects.values_list("name", flat=True))
    assert names
    page = read("own-year", lived.token) + read("own-year-time", lived.token, 2027)
    assert [name for name in names if name in page] == []


@db
def test_what_was_done_under_another_spelling_is_of_the_same_year() -> None:
    lived = make_year()
    top = make_organisation("Finska föreningen i stan")
    Organisation.objects.filter(pk=lived.organisation.pk).update(merged_into=top)
    assert "Forum om tolkar" in read("own-year", make_own_side(top))


@db
def test_a_keeper_sees_nothing_of_another_organisation() -> None:
    make_year()
    page = read("own-year", make_own_side(make_organisation("Andra")))
    assert "Inget är noterat för det här året." in page
    assert "Forum om tolkar" not in page
    assert Client().get(reverse("own-year", args=["fel-kod"])).status_code == 404


@db
@pytest.mark.requirement("S4-134")
def test_an_item_tells_what_is_set_aside_and_what_came_of_it() -> None:
    lived = make_year()
    item = AgendaItem.objects.get()
    AgendaItem.objects.update(resources="20 timmar tolk.", result="Tolk från hösten.")
    page = read("own-year", lived.token)
    assert f"{item.title} Det blev så här: Tolk från hösten." in page
    assert "Avsatt för den: 20 timmar tolk." in page
    AgendaItem.objects.update(state="parked", reason="Gäller kommunen.", result="")
    assert "Lagd åt sidan. Skäl: Gäller kommunen." in read("own-year", lived.token)


@db
def test_a_meeting_where_nobody_noted_who_came_says_so() -> None:
    lived = make_year()
    Guest.objects.update(arrived_at=None)
    assert "Ingen har antecknat vilka som kom." in read("own-year", lived.token)
    Meeting.objects.filter(title="Forum om tolkar").update(
        stage="cancelled", cancel_reason="Sjukdom"
    )
    assert "Mötet blev inställt." in read("own-year", lived.token)


@db
def test_everything_full_is_read_with_few_questions_and_never_more() -> None:
    lived = make_year()
    few = asked_by(lived.token)
    assert max(few) <= MOST
    live(lived.organisation, lived.programme, 2)
    assert asked_by(lived.token) == few


def asked_by(token: str) -> list[int]:
    """Return how often each page of the year asks the database."""
    found = []
    for name, parts in (("own-year", ()), ("own-year-time", (2027,))):
        with CaptureQueriesContext(connection) as asked:
            read(name, token, *parts)
        found.append(len(asked))
    return found


@db
@pytest.mark.requirement("S4-059")
def test_the_burden_is_counted_month_by_month_beside_the_year_before() -> None:
    lived = make_year()
    page = read("own-year-time", lived.token, 2027)
    assert "Möten med inbjudan 2 0" in page
    assert "Möten som någon kom till 1 0" in page
    assert "Frågor i skrift 1 0" in page
    assert "Timmar i möten 3,5 0" in page
    assert "maj 3 juni 0" in page
    empty = read("own-year-time", lived.token, 2025)
    assert "Regionen har inte bett er om något det här året." in empty


@db
def test_the_year_is_taken_home_as_a_table() -> None:
    lived = make_year()
    address = reverse("own-year-file", args=[lived.token, 2027, "csv"])
    lines = Client().get(address).content.decode().splitlines()
    assert lines[0] == '\ufeff"Slag";"Dag";"Vad";"Vad det blev av det";"Adress"'
    assert '"Möten";"2027-05-11";"Forum om tolkar"' in "".join(lines)
    book = Client().get(reverse("own-year-file", args=[lived.token, 2027, "xlsx"]))
    sheet = ZipFile(BytesIO(book.content)).read("xl/worksheets/sheet1.xml").decode()
    assert "Forum om tolkar" in sheet
    wrong = reverse("own-year-file", args=[lived.token, 2027, "exe"])
    assert Client().get(wrong).status_code == 404


@db
def test_a_file_that_is_sent_on_lets_nobody_in() -> None:
    lived = make_year()
    question = ask(Question("När öppnar stödet?"), "k" * 40, lived.organisation)
    page = read("own-year", lived.token)
    assert "När öppnar stödet?" in page
    for form in ("csv", "xlsx"):
        address = reverse("own-year-file", args=[lived.token, 2027, form])
        made = Client().get(address).content
        if form == "xlsx":
            made = ZipFile(BytesIO(made)).read("xl/worksheets/sheet1.xml")
        table = made.decode()
        assert ("När öppnar stödet?" in table, "/moten/" in table) == (True, True)
        private = (lived.token, question, "/forening/", "/fraga/", "/behov/svar/")
        assert [secret for secret in private if secret in table] == []


@db
def test_a_calendar_holds_the_meetings_to_come_without_their_links() -> None:
    lived = make_year()
    Meeting.objects.update(digital_link="https://video.example/hemligt")
    code = calendar_code_of(Keeper.objects.get())
    made = Client().get(reverse("own-calendar", args=[code]))
    calendar = made.content.decode()
    assert made["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar.count("BEGIN:VEVENT") == 1
    assert f"/moten/{lived.ahead.public_id}/" in calendar.replace("\r\n ", "")
    assert "hemligt" not in calendar.replace("\r\n ", "")


@db
def test_the_address_of_the_calendar_opens_nothing_else_and_ends_with_the_key() -> None:
    lived = make_year()
    keeper = Keeper.objects.get()
    code = calendar_code_of(keeper)
    page = Client().get(reverse("own-year", args=[lived.token])).content.decode()
    assert reverse("own-calendar", args=[code]) in page
    tried = {
        "the page with the calendar's code": ("own-year", code),
        "the calendar with the page's code": ("own-calendar", lived.token),
        "the calendar": ("own-calendar", code),
    }
    answers = {
        what: Client().get(reverse(name, args=[signs])).status_code
        for what, (name, signs) in tried.items()
    }
    end_keeping(keeper)
    ended = Client().get(reverse("own-calendar", args=[code])).status_code

    assert (list(answers.values()), ended) == ([404, 404, 200], 404)


@db
def test_years_that_nobody_tells_of_are_no_pages() -> None:
    lived = make_year()
    for year in (1999, 2029):
        for name in ("own-year-of", "own-year-time"):
            address = reverse(name, args=[lived.token, year])
            assert Client().get(address).status_code == 404


def test_only_a_handful_waits_first_and_the_rest_is_counted() -> None:
    entries = [
        YearEntry(date(2027, 5, day), f"{day}", is_open=True) for day in range(1, 10)
    ]
    year = Year(2027, True, (Section("a", "A", "", entries[::-1]),))
    assert [one.what for one in year.waiting.shown] == list("123456")[:MOST_WAITING]
    assert (year.waiting.more, year.owed.shown) == (3, ())
    assert Year(2026, False, year.sections).waiting.shown == ()


@db
def test_what_the_organisation_asked_and_whom_it_meets_is_told_on_its_own_side() -> (
    None
):
    asker, owner = make_member(), make_member()
    listing = make_listing(owner, side="has")
    make_introduction(listing, asker)
    theirs, ours = (
        own_year(one.family, today().year, one.token) for one in (owner, asker)
    )
    assert [one.key for one in theirs.filled] == ["introductions"]
    assert len(theirs.waiting.shown) == 1
    assert ours.waiting.shown == ()
    assert own_year(owner.family, today().year).filled == []


@db
def test_what_is_told_names_what_waits_and_for_whom() -> None:
    lived = make_year()
    year = own_year({lived.organisation.pk}, today().year)
    assert [one.what for one in year.owed.shown] == ["Tolk på kvällen"]
    later = own_year({lived.organisation.pk}, today().year + 1)
    assert [one.key for one in later.filled] == ["agreements", "seats"]
