"""Meetings for a calendar program (RFC 5545): whole, and taken back when cancelled.

A meeting has the same UID for ever, and its SEQUENCE grows with every change that
calendars must hear of. Times are told in the zone of the region, with its rules, so
that no calendar moves a meeting by an hour when the clocks change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

ZONE = ZoneInfo("Europe/Stockholm")
MAKER = "-//Gensvar//Meetings//EN"
UTC = ZoneInfo("UTC")
# The rules of the zone since 1996 (directive 2000/84/EC): a test compares them with
# those of the computer, and fails when the clocks no longer change.
RULES = """BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """One meeting as calendars need it. `changed_at` is when its facts were made."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    place: str = ""
    words: str = ""
    address: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True)
class Asked:
    """Who asks whom to come: a body by the address that sends, and one guest."""

    body: str
    sender: str
    name: str
    address: str
    comes: bool = False


def as_ics(entries: Sequence[Entry], *, language: str, name: str = "") -> bytes:
    """Return a calendar file. One cancelled meeting alone takes itself back."""
    is_taken_back = len(entries) == 1 and entries[0].is_cancelled
    events = [_event(entry, language) for entry in entries]
    return _written("CANCEL" if is_taken_back else "PUBLISH", events, name)


def as_request(entry: Entry, asked: Asked, *, language: str) -> bytes:
    """Return a meeting that goes with a letter to one guest (RFC 5546).

    It asks for no answer by mail: the answer is given on the guest's page.
    """
    event = _event(entry, language)
    event.add("organizer", _person(asked.body, asked.sender))
    guest = _person(asked.name, asked.address)
    guest.params["ROLE"] = "REQ-PARTICIPANT"
    guest.params["PARTSTAT"] = "ACCEPTED" if asked.comes else "NEEDS-ACTION"
    guest.params["RSVP"] = "FALSE"
    event.add("attendee", guest)
    return _written("CANCEL" if entry.is_cancelled else "REQUEST", [event])


def _person(name: str, address: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    # A name with signs that a parameter cannot hold is written without them.
    person.params["CN"] = " ".join(name.replace('"', " ").split())
    return person


def _written(method: str, events: Sequence[Event], name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    calendar.add_component(Timezone.from_ical(RULES))
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, language: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@meetings.gensvar")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(ZONE))
    event.add("dtend", entry.ends_at.astimezone(ZONE))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    for key, words in (
        ("summary", entry.title),
        ("location", entry.place),
        ("description", entry.words),
    ):
        if words:
            event.add(key, vText(words), parameters={"LANGUAGE": language})
    if entry.address:
        event.add("url", entry.address)
    return event
