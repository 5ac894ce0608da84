"""The annual wheel for a calendar program (RFC 5545): whole days, without free text."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event, vText

from gensvar.consultations.points import Point, PointKind

MAKER = "-//Gensvar//Samrad//EN"
# Words that participants said stand in no calendar.
UNNAMED = {PointKind.QUESTION, PointKind.COMMITMENT}


def as_calendar(name: str, points: Sequence[Point], language: str) -> bytes:
    """Return a calendar file; `name` is what tells this wheel from others."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    made = timezone.now()
    for point in points:
        calendar.add_component(_event(name, point, language, made))
    written: bytes = calendar.to_ical()
    return written


def _event(name: str, point: Point, language: str, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}-{point.kind}-{point.thing}-{point.day}@samrad.gensvar")
    event.add("dtstamp", made)
    event.add("dtstart", point.day)
    event.add("dtend", point.day + timedelta(days=1))
    said = str(PointKind(point.kind).label)
    words = said if point.kind in UNNAMED else f"{said}: {point.title}"
    event.add("summary", vText(words), parameters={"LANGUAGE": language})
    event.add("transp", "TRANSPARENT")
    return event
