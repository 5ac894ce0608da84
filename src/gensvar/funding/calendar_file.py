"""The days of support for calendar programs (RFC 5545), in the reader's language.

Every day of a round has the same UID for ever, and its SEQUENCE grows with every
change. A round that is called off stays as CANCELLED, so that it leaves the calendar.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vText

from gensvar.funding.queries.coming import Coming
from gensvar.kernel import addresses

MAKER = "-//Gensvar//Support//EN"


def as_ics(
    days: Sequence[Coming], *, language: str, name: str, made: datetime
) -> bytes:
    """Return a calendar file; a decision of which only the month is known is left."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in days:
        if not one.is_month:
            calendar.add_component(_event(one, language, made))
    written: bytes = calendar.to_ical()
    return written


def _event(one: Coming, language: str, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@funding.gensvar")
    event.add("sequence", one.sequence)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    spoken = {"LANGUAGE": language}
    event.add("summary", vText(f"{one.said}: {one.name}"), parameters=spoken)
    event.add("description", vText(one.cancelled_why or one.body), parameters=spoken)
    event.add("url", addresses.absolute(f"/stod/{one.form_id}/"))
    return event
