"""What everyone may know: only what a recorded decision has shown, in plain values."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet

from gensvar.audit.models import Event
from gensvar.dialogues.models import Dialogue
from gensvar.kernel import addresses
from gensvar.publishing.queries.published import (
    published_meetings,
    published_or_announced,
    title_shown,
)
from gensvar.year_plans.entries import Entry
from gensvar.year_plans.models import PlannedDialogue
from gensvar.year_plans.queries.sources import (
    dialogues,
    meetings,
    not_shown_by,
    of_dialogues,
    of_meetings,
    planned,
)


def lines_shown() -> QuerySet[PlannedDialogue]:
    """Return what is planned and was shown to everyone by a recorded act.

    What has begun is shown by its dialogue or its meeting, when they are shown.
    """
    rows = PlannedDialogue.objects.filter(
        plan__published_at__isnull=False, shown_at__isnull=False
    )
    return not_shown_by(rows, published_or_announced(), published_meetings())


def calendar_shown(first: date, last: date) -> list[Entry]:
    """Return what everyone may know of a time."""
    return [*_shown(first, last, with_changes=False)]


def calendar_to_keep(first: date, last: date) -> list[Entry]:
    """Return the same with how often and when each was changed, for programs."""
    return [*_shown(first, last, with_changes=True)]


def _shown(first: date, last: date, *, with_changes: bool) -> list[Entry]:
    rows = published_or_announced().annotate(shown_title=title_shown())
    spoken = dialogues(rows, first, last)
    met = meetings(published_meetings(), first, last)
    about = {row.pk: addresses.dialogue(row.slug) for row in spoken}
    entries = of_dialogues(spoken, first, last, about)
    if with_changes:
        known = _changes(spoken)
        numbers = {row.number: known.get(row.pk) for row in spoken}
        entries = (_changed(one, numbers) for one in entries)
    return [
        *planned(lines_shown(), first, last),
        *entries,
        *of_meetings(
            met, {row.pk: addresses.open_meeting(row.public_id) for row in met}
        ),
    ]


def _changed(entry: Entry, numbers: "dict[str, tuple[int, datetime] | None]") -> Entry:
    """Add how many events a dialogue has behind it, and when the last one was."""
    found = numbers.get(entry.uid.partition("-")[2])
    if found is None:
        return entry
    return replace(entry, sequence=found[0], changed_at=found[1])


def _changes(rows: list[Dialogue]) -> "dict[int, tuple[int, datetime]]":
    """Return how many things have been recorded of each dialogue, and when last.

    Everything that moves its days is recorded (ADR 0010), so the number only grows.
    """
    events = (
        Event.objects.filter(
            kind=Dialogue._meta.label_lower, thing_id__in=[str(row.pk) for row in rows]
        )
        .order_by()
        .values("thing_id")
        .annotate(number=Count("pk"), last=Max("at"))
    )
    found = events.values_list("thing_id", "number", "last")
    return {int(key): (number, last) for key, number, last in found}
