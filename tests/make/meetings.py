"""Meetings, guests and organisations, made through the actions."""

from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from gensvar.kernel.days import today
from gensvar.meetings.actions import ask_guest, begin_meeting, note_arrival
from gensvar.meetings.models import Guest, Meeting, MeetingForm, MeetingKind, Side
from gensvar.organisations.models import Body, Organisation
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def at(days: int = 0, hour: int = 14, minute: int = 0) -> datetime:
    """Return a moment some days from today, as the clock shows in Stockholm."""
    day = today() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_organisation(name: str = "") -> Organisation:
    """Make an association."""
    number = next(_numbers)
    return Organisation.objects.create(name=name or f"Förening {number}")


def make_meeting(body: Body | None = None, days: int = 30, **facts: Any) -> Meeting:
    """Plan a dialogue meeting between a body and civil society."""
    body = body or make_body()
    given: dict[str, Any] = {
        "title": "Dialogmöte om samverkan",
        "kind": MeetingKind.WORKSHOP,
        "form": MeetingForm.PHYSICAL,
        "purpose": "Veta hur samverkan kan bli bättre.",
        "goal": "Idéer att arbeta vidare med.",
        "influence": "dialogue",
        "for_you": "Du får veta vad som händer med det du säger.",
        "other_side": "Civilsamhället",
        "starts_at": at(days, 14),
        "ends_at": at(days, 17, 30),
        "place": "Folkets hus",
        **facts,
    }
    return begin_meeting(body, given, by=officer_of(body))


def make_guest(
    meeting: Meeting, name: str = "", *, speaks: bool = False, **more: Any
) -> Guest:
    """Ask somebody from an association."""
    number = next(_numbers)
    more.setdefault("organisation", make_organisation())
    more.setdefault("email", f"gast{number}@example.org")
    more.setdefault("side", Side.OTHER)
    return ask_guest(
        meeting,
        name or f"Gäst {number}",
        by=officer_of(meeting.body),
        speaks=speaks,
        **more,
    )


def make_arrival(meeting: Meeting, name: str = "", **more: Any) -> Guest:
    """Ask somebody, who also comes."""
    guest = make_guest(meeting, name, **more)
    note_arrival(guest, by=officer_of(meeting.body), at=meeting.starts_at)
    return guest
