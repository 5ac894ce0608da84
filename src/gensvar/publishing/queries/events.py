"""The log of a dialogue in public: read again, it tells what has happened since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gensvar.lifecycle.events import events_of
from gensvar.publishing.queries.published import published_dialogues


@dataclass(frozen=True)
class EventShown:
    """One step, with the body or role that took it and what people do at it."""

    key: str
    day: date
    what: str
    who: str
    people: str
    note: str


@dataclass(frozen=True)
class EventsShown:
    """What has happened in one dialogue, the latest first."""

    slug: str
    number: str
    title: str
    events: Sequence[EventShown]


def events_shown(slug: str) -> EventsShown | None:
    """Return the log of a public dialogue, or None when it is not public."""
    dialogue = published_dialogues().filter(slug=slug).first()
    if dialogue is None:
        return None
    events = [EventShown(**vars(event)) for event in events_of(dialogue)]
    return EventsShown(slug, dialogue.number, dialogue.title, events)
