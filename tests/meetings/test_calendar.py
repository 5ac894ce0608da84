"""Calendar files, read back by a program that knows nothing of us."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client

from gensvar.meetings.calendar import RULES, ZONE, Entry, as_ics
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Meeting, MeetingStage
from tests.make.guests import make_called_meeting
from tests.make.meetings import make_guest


def event_in(written: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


@pytest.mark.parametrize("day", [(2027, 3, 27), (2027, 3, 29), (2027, 10, 31)])
def test_a_time_is_the_same_on_the_clock_across_the_nights_when_it_changes(
    day: tuple[int, int, int],
) -> None:
    start = datetime(*day, 14, 0, tzinfo=ZONE).astimezone(ZoneInfo("UTC"))
    entry = Entry("abc", 0, "Möte", start, start + timedelta(hours=2), start)

    event = event_in(as_ics([entry], language="sv"))

    assert event.decoded("dtstart") == start
    assert event.decoded("dtstart").strftime("%H:%M") == "14:00"
    assert event["dtstart"].params["TZID"] == "Europe/Stockholm"


def test_our_rules_of_the_zone_are_those_of_the_computer() -> None:
    ours = icalendar.Timezone.from_ical(RULES.replace("Europe/Stockholm", "Ours"))
    assert isinstance(ours, icalendar.Timezone)
    zone = ours.to_tz()
    start = datetime(2026, 1, 1, 12)  # noqa: DTZ001 -- the zones are put on below
    for days in range(4 * 366):
        moment = start + timedelta(days=days)
        assert (
            moment.replace(tzinfo=zone).utcoffset()
            == moment.replace(tzinfo=ZONE).utcoffset()
        ), moment


@pytest.mark.requirement("S4-087", "S4-002", "S4-003")
@pytest.mark.django_db
def test_a_guest_gets_the_meeting_for_a_calendar_and_every_change(
    client: Client,
) -> None:
    meeting = make_called_meeting()
    guest = make_guest(meeting)
    where = f"/mote/{token_of(guest)}/kalender.ics"

    first = event_in(client.get(where).content)
    Meeting.objects.update(sequence=1, place="Stadshuset; ingång B, våning 2")
    moved = event_in(client.get(where).content)
    Meeting.objects.update(
        sequence=2, stage=MeetingStage.CANCELLED, cancel_reason="Snö."
    )
    written = client.get(where).content
    gone = event_in(written)

    assert first["uid"] == moved["uid"] == gone["uid"]
    assert [one["sequence"] for one in (first, moved, gone)] == [0, 1, 2]
    assert str(moved["location"]) == "Stadshuset; ingång B, våning 2"
    assert str(first["url"]).endswith(f"/mote/{token_of(guest)}/")
    assert [str(one["status"]) for one in (first, gone)] == ["CONFIRMED", "CANCELLED"]
    assert icalendar.Calendar.from_ical(written)["method"] == "CANCEL"
    assert first["summary"].params["LANGUAGE"] == "sv"


def test_hostile_words_make_no_line_of_their_own() -> None:
    start = datetime(2027, 5, 13, 14, tzinfo=ZONE)
    title = "Möte\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
    entry = Entry("abc", 0, title, start, start + timedelta(hours=1), start)

    written = as_ics([entry], language="sv")

    assert b"\r\nATTENDEE" not in written
    assert written.count(b"\r\nEND:VEVENT\r\n") == 1
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
