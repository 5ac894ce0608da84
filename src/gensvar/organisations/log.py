"""The log of who did what, as a reviewer reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.audit.models import Event, EventContent
from gensvar.audit.verification import first_break
from gensvar.jobs.models import Job
from gensvar.kernel.days import end_of
from gensvar.organisations.tellings import told

CHECK = "check the log"
WHY = {
    "an event is missing": _("An event is missing."),
    "an event was changed": _("An event was changed."),
    "what an event said was changed": _("What an event said was changed."),
    "the last events are missing": _("The last events are missing."),
}


@dataclass(frozen=True)
class Line:
    """One event as it is told: when, who, what, to what, and the facts it kept."""

    event: Event
    who: str
    what: StrOrPromise
    facts: list[tuple[str, str]]
    is_disposed: bool


@dataclass(frozen=True)
class Checked:
    """What the last check of the chain found."""

    at: datetime
    number: int
    broken_at: int | None
    why: StrOrPromise


def events(
    verb: str = "",
    person: str = "",
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Event]:
    """Return events, newest first, perhaps only some of them."""
    found = Event.objects.order_by("-sequence")
    if verb:
        found = found.filter(verb=verb)
    if person:
        found = found.filter(actor_id=person)
    if kind:
        found = found.filter(kind=kind)
    if since:
        found = found.filter(at__gte=end_of(since - timedelta(days=1)))
    if until:
        found = found.filter(at__lt=end_of(until))
    return found


def lines(shown: Iterable[Event]) -> list[Line]:
    """Tell some events, in three queries however many they are."""
    some = list(shown)
    actors = {event.actor_id for event in some if event.actor_id}
    names = {
        str(pk): name
        for pk, name in User.objects.filter(pk__in=actors).values_list("pk", "name")
    }
    contents = EventContent.objects.in_bulk([event.sequence for event in some])
    return [
        Line(
            event=event,
            who=names.get(event.actor_id, event.actor_id),
            what=told(event.verb),
            facts=_facts(contents.get(event.sequence)),
            is_disposed=event.sequence not in contents,
        )
        for event in some
    ]


def _facts(content: EventContent | None) -> list[tuple[str, str]]:
    if content is None or not isinstance(content.content, dict):
        return []
    return [
        (name.replace("_", " "), str(value))
        for name, value in content.content.items()
        if value not in (None, "", [], {})
    ]


def check() -> dict[str, object]:
    """Walk the chain and return what was found, as a job keeps it."""
    number = Event.objects.count()
    broken = first_break()
    return {
        "at": timezone.now().isoformat(),
        "number": number,
        "broken_at": broken.sequence if broken else None,
        "why": broken.why if broken else "",
    }


def last_check() -> Checked | None:
    """Return what the last finished check found."""
    done = Job.objects.filter(kind=CHECK, finished_at__isnull=False).exclude(result={})
    job = done.order_by("-finished_at").first()
    if job is None:
        return None
    found = job.result
    return Checked(
        at=datetime.fromisoformat(found["at"]),
        number=found["number"],
        broken_at=found["broken_at"],
        why=WHY.get(found["why"], found["why"]),
    )
