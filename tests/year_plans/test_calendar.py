"""The calendar: what comes, is open, waits and is answered; and what nobody may see."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body
from gensvar.publishing.actions import show_meeting
from gensvar.year_plans.actions.lines import (
    change_line,
    drop_line,
    mark_begun,
)
from gensvar.year_plans.actions.plans import publish_plan, withdraw_plan
from gensvar.year_plans.entries import Entry, State, What, by_month
from gensvar.year_plans.models import PlannedDialogue
from gensvar.year_plans.queries.shown import calendar_shown
from tests.make.dialogues import make_dialogue, make_matter, officer_of
from tests.make.meetings import at, make_meeting
from tests.make.organisations import make_body
from tests.make.publishing import publish
from tests.make.year_plans import make_line, make_year_plan
from tests.year_plans.test_plans import client_of

pytestmark = pytest.mark.django_db
YEAR = today().year
PUBLIC = ("/kalender/", "/kalender/?visa=tabell", "/kalender.ics", "/kalender.atom")
MOST_QUERIES = 12
BIRD = "kanariefagel7"


@pytest.fixture
def body() -> Body:
    return make_body("Vårdnämnden")


def make_called(body: Body, title: str = "Dialogmöte i Boden") -> Meeting:
    meeting = make_meeting(body, title=title, starts_at=at(0, 20), ends_at=at(0, 21))
    Meeting.objects.filter(pk=meeting.pk).update(stage="called")
    meeting.refresh_from_db()
    return meeting


def make_shown(body: Body) -> tuple[PlannedDialogue, Dialogue, Meeting]:
    """Show one of each: something planned, a dialogue, and a meeting."""
    line = make_line(make_year_plan(body), title="Ungdomsforum", place="Boden")
    publish_plan(line.plan, by=officer_of(body))
    dialogue = make_dialogue(Stage.OPEN, body)
    publish(dialogue)
    meeting = make_called(body)
    show_meeting(meeting, by=officer_of(body))
    return line, dialogue, meeting


@pytest.mark.requirement("S2-04")
def test_the_year_is_read_month_by_month_as_a_table_and_by_choice(body: Body) -> None:
    line, dialogue, meeting = make_shown(body)
    for client, address in (
        (Client(), "/kalender/"),
        (client_of(officer_of(body)), "/arbete/arsplan/kalender/"),
    ):
        for query in ("", "?visa=tabell"):
            page = client.get(f"{address}{query}").text
            assert all(one.title in page for one in (line, dialogue, meeting)), address
        assert "Konsultation" in page
        chosen = client.get(f"{address}?lage=open&omrade={body.slug}").text
        assert dialogue.title in chosen
        assert line.title not in chosen
        by_place = client.get(f"{address}?plats=boden&typ=dialogue").text
        assert (line.title in by_place, meeting.title in by_place) == (True, False)
        nothing = client.get(f"{address}?plats=ingenstans&ar={YEAR}").text
        assert "Det finns inget här i kalendern." in nothing


def test_nothing_that_was_not_shown_reaches_the_public(body: Body) -> None:
    make_shown(body)
    hidden = make_line(make_year_plan(make_body()), title=f"{BIRD} rad")
    new = make_line(PlannedDialogue.objects.earliest("pk").plan, title=f"{BIRD} ny")
    secret = make_matter(body, title=f"{BIRD} ärende")
    facts = {"title": "Ungdomsforum", "question": "Hur?", "matter": secret}
    days = {"starts_on": date(YEAR, 10, 1), "ends_on": date(YEAR, 12, 31)}
    line = PlannedDialogue.objects.get(title="Ungdomsforum")
    change_line(line, 1, facts | days, by=officer_of(body))
    drop_line(new, f"{BIRD} skäl", by=officer_of(body))
    quiet = make_dialogue(Stage.OPEN, body)
    Dialogue.objects.filter(pk=quiet.pk).update(title=f"{BIRD} dialog")
    coming = make_dialogue(Stage.PREPARING, body)
    publish(coming)
    Dialogue.objects.filter(pk=coming.pk).update(title=f"{BIRD} utkast")
    make_called(body, title=f"{BIRD} möte")
    withdrawn = make_line(make_year_plan(make_body()), title=f"{BIRD} åter")
    publish_plan(withdrawn.plan, by=officer_of(withdrawn.plan.body))
    withdraw_plan(withdrawn.plan, by=officer_of(withdrawn.plan.body))
    assert hidden.plan.published_at is None
    for address in PUBLIC:
        page = Client().get(address).text
        assert BIRD not in page
        assert "Ungdomsforum" in page.replace("\r\n ", "")
        # What has no day stands in no calendar program.
        has_all = not address.endswith("ics")
        assert (coming.title in page) == has_all


def test_what_began_stands_as_its_dialogue_when_that_is_shown(body: Body) -> None:
    line = make_line(make_year_plan(body), title="Planerat forum")
    publish_plan(line.plan, by=officer_of(body))
    dialogue = make_dialogue(Stage.OPEN, body)
    mark_begun(line, today(), dialogue=dialogue, by=officer_of(body))
    titles = [one.title for one in of_this_year()]
    assert titles == ["Planerat forum"]
    publish(dialogue)
    assert "Planerat forum" not in [one.title for one in of_this_year()]


def of_this_year() -> list[Entry]:
    return calendar_shown(date(YEAR, 1, 1), date(YEAR + 1, 12, 31))


def events(query: str = "") -> dict[str, Any]:
    # Any: what icalendar reads.
    answer = Client().get(f"/kalender.ics{query}")
    assert answer["Content-Type"].startswith("text/calendar")
    read = Calendar.from_ical(answer.content)
    assert [str(one["TZID"]) for one in read.walk("VTIMEZONE")] == ["Europe/Stockholm"]
    return {str(one["UID"]): one for one in read.walk("VEVENT")}


def test_a_calendar_program_follows_every_change(body: Body) -> None:
    line, dialogue, meeting = make_shown(body)
    before = events("?sprak=fi")
    mine = f"planned-{line.public_id}@calendar.gensvar"
    assert set(before) >= {
        mine,
        f"dialogue-{dialogue.number}@calendar.gensvar",
        f"answer-{dialogue.number}@calendar.gensvar",
        f"{meeting.public_id}@meetings.gensvar",
    }
    for event in before.values():
        assert {"DTSTAMP", "SEQUENCE", "URL", "STATUS"} <= set(event)
        assert event["SUMMARY"].params["LANGUAGE"] == "fi"
    assert str(before[mine]["SUMMARY"]) == "Suunniteltu: Ungdomsforum"
    at_meeting = before[f"{meeting.public_id}@meetings.gensvar"]
    assert at_meeting["DTSTART"].params["TZID"] == "Europe/Stockholm"

    drop_line(line, "Frågan är avgjord.", by=officer_of(body))
    after = events()
    assert after[mine]["STATUS"] == "CANCELLED"
    assert after[mine]["SEQUENCE"] > before[mine]["SEQUENCE"]
    assert "Planerad" in str(after[mine]["SUMMARY"])


def test_a_feed_tells_in_the_language_it_is_asked_for(body: Body) -> None:
    line, dialogue, _meeting = make_shown(body)
    feed = Client().get("/kalender.atom?sprak=en&typ=dialogue")
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert f"urn:gensvar:calendar:planned-{line.public_id}" in feed.text
    assert f"/dialoger/{dialogue.slug}/" in feed.text
    assert "Planned: Ungdomsforum" in feed.text
    assert "Dialogmöte" not in feed.text


def test_an_answer_and_a_report_back_that_are_overdue_are_called_late(
    body: Body,
) -> None:
    dialogue = make_dialogue(Stage.OPEN, body)
    dialogue.mandates.update(answer_by=today() - timedelta(days=1))
    page = client_of(officer_of(body)).get(
        f"/arbete/arsplan/kalender/?ar={(today() - timedelta(days=1)).year}"
    )
    assert "Försenat" in page.text
    assert "Sista dag för svaret" in page.text


def test_colleagues_see_no_dialogue_of_others_before_its_mandate(body: Body) -> None:
    other = make_body("Kulturnämnden")
    make_dialogue(Stage.PREPARING, other)
    decided = make_dialogue(Stage.OPEN, other)
    Dialogue.objects.exclude(pk=decided.pk).update(title=f"{BIRD} dialog")
    client = client_of(officer_of(body))
    for address in ("kalender/", "dialoger/"):
        assert BIRD not in client.get(f"/arbete/arsplan/{address}").text


def test_colleagues_see_of_others_what_everyone_sees(body: Body) -> None:
    _line, dialogue, meeting = make_shown(make_body("Kulturnämnden"))
    page = client_of(officer_of(body)).get("/arbete/arsplan/kalender/").text
    assert f'"/dialoger/{dialogue.slug}/"' in page
    assert f'"/moten/{meeting.public_id}/"' in page
    assert f"/arbete/dialoger/{dialogue.number}/" not in page


@pytest.mark.requirement("S2-21")
def test_every_dialogue_of_the_region_is_found_by_those_who_work_here(
    body: Body,
) -> None:
    other = make_body("Kulturnämnden")
    theirs = make_dialogue(Stage.OPEN, other)
    Dialogue.objects.filter(pk=theirs.pk).update(title="Bibliotekens framtid")
    mine = make_dialogue(Stage.OPEN, body)
    client = client_of(officer_of(body))
    page = client.get("/arbete/arsplan/dialoger/").text
    assert "Bibliotekens framtid" in page
    assert f"/arbete/dialoger/{theirs.number}/" not in page
    assert f"/arbete/dialoger/{mine.number}/" in page
    publish(theirs)
    found = client.get("/arbete/arsplan/dialoger/?ord=bibliotek").text
    assert f"/dialoger/{theirs.slug}/" in found
    assert mine.title not in found
    assert "Ingen dialog" in client.get("/arbete/arsplan/dialoger/?ord=xyz").text


def entry(uid: str, first: date | None) -> Entry:
    return Entry(
        What.DIALOGUE, "dialogue", uid, uid, 1, "B", State.COMING, first, first
    )


def test_months_that_are_over_stand_apart_and_what_has_no_day_last() -> None:
    days = {"old": date(2025, 12, 1), "may": date(2026, 5, 2), "sep": date(2026, 9, 1)}
    entries = [entry(name, day) for name, day in days.items()] + [entry("none", None)]
    year = by_month(entries, 2026, date(2026, 5, 20))
    assert [month.first for month in year.earlier] == [date(2026, 1, 1)]
    assert [month.first for month in year.ahead] == [date(2026, 5, 1), date(2026, 9, 1)]
    assert [one.uid for one in year.without_day] == ["none"]
    assert not by_month(entries, 2025, date(2026, 5, 20)).earlier


LISTS = (
    *("/kalender/", "/kalender.ics", "/kalender.atom"),
    *("/arbete/arsplan/kalender/", "/arbete/arsplan/dialoger/", "/arbete/arsplan/"),
    *("/arbete/arsplan/{plan}/", "/arbete/arsplan/{plan}/nasta/"),
)


def asked(client: Client, plan: int) -> dict[str, int]:
    """Return how often each list asks the database."""
    found = {}
    for address in LISTS:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address.format(plan=plan)).status_code == 200
        found[address] = len(queries)
    return found


def test_every_list_asks_as_often_for_many_rows_as_for_few(body: Body) -> None:
    line, _dialogue, _meeting = make_shown(body)
    client = client_of(officer_of(body))
    make_line(make_year_plan(body, YEAR + 1))
    few = asked(client, line.plan_id)
    for year in range(2, 5):
        make_line(make_year_plan(body, YEAR + year))
        publish(make_dialogue(Stage.OPEN, body))
        show_meeting(make_called(body), by=officer_of(body))
        make_line(line.plan, recurrence="per_term")
    publish_plan(line.plan, by=officer_of(body))
    assert asked(client, line.plan_id) == few
    assert max(few.values()) <= MOST_QUERIES


@given(
    days=st.lists(st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31))),
    today=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
@settings(max_examples=30)
def test_everything_stands_once_and_in_order(
    days: list[date | None], today: date
) -> None:
    entries = [entry(str(number), day) for number, day in enumerate(days)]
    year = by_month(entries, 2026, today)
    months = [*year.earlier, *year.ahead]
    assert [one.first for one in months] == sorted({one.first for one in months})
    found = [one.uid for month in months for one in month.entries]
    found += [one.uid for one in year.without_day]
    assert sorted(found) == sorted(one.uid for one in entries)
    assert year.is_empty == (not entries)
