"""The calendar for calendar programs (RFC 5545), in the reader's language.

Every entry has the same UID for ever, and its SEQUENCE grows with every change. What is
called off stays as CANCELLED, so that it leaves the reader's calendar.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, vText

from gensvar.kernel import addresses
from gensvar.meetings.calendar import RULES, ZONE
from gensvar.year_plans.entries import Entry, State, What

MAKER = "-//Gensvar//Calendar//EN"


def as_ics(
    entries: Sequence[Entry], *, language: str, name: str, made: datetime, back: str
) -> bytes:
    """Return a calendar file; `back` is the address of the page it was made from.

    What has no day yet does not stand in it.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(ZONE))
    calendar.add("url", back)
    calendar.add_component(Timezone.from_ical(RULES))
    for entry in entries:
        if entry.starts_on is not None:
            calendar.add_component(_event(entry, language, made, back))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, language: str, made: datetime, back: str) -> Event:
    event = Event()
    place = "meetings" if entry.what == What.MEETING else "calendar"
    event.add("uid", f"{entry.uid}@{place}.gensvar")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", (entry.changed_at or made).astimezone(UTC))
    _add_time(event, entry)
    is_off = entry.state == State.CANCELLED
    event.add("status", "CANCELLED" if is_off else _certainty(entry))
    for key, words in (
        ("summary", summary_of(entry)),
        ("location", entry.place),
        ("description", description_of(entry)),
    ):
        if words:
            event.add(key, vText(words), parameters={"LANGUAGE": language})
    event.add("url", addresses.absolute(entry.address) if entry.address else back)
    return event


def _add_time(event: Event, entry: Entry) -> None:
    if entry.starts_at and entry.ends_at:
        event.add("dtstart", entry.starts_at.astimezone(ZONE))
        event.add("dtend", entry.ends_at.astimezone(ZONE))
        return
    last = entry.ends_on or entry.starts_on
    assert last is not None  # noqa: S101 -- only what has a day is written
    event.add("dtstart", entry.starts_on)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _certainty(entry: Entry) -> str:
    return "TENTATIVE" if entry.what == What.PLANNED else "CONFIRMED"


def summary_of(entry: Entry) -> str:
    """Return the title, with what it is where the title alone does not say it."""
    if entry.what in {What.PLANNED, What.ANSWER, What.REPORT}:
        return f"{What(entry.what).label}: {entry.title}"
    return entry.title


def description_of(entry: Entry) -> str:
    """Return the question, who asks, and how much one can influence."""
    state = str(State(entry.state).label)
    facts = [part for part in (entry.body, entry.level_name, state) if part]
    return "\n".join(part for part in (entry.question, " · ".join(facts)) if part)
