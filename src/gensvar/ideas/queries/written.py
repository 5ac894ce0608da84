"""Ideas that tables wrote and confirmed, with the measure or the no they came to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.exercises.fingerprints import fingerprint
from gensvar.exercises.models import Confirmation, Entry, TakenAlong
from gensvar.exercises.queries.results import WRITTEN
from gensvar.ideas.fates import Fate, Idea, Kind, Place, State, Step
from gensvar.ideas.queries.followed import MEASURE, Followed, Reads, fate_of
from gensvar.meeting_notes.models import IdeaOutcome

# What is read of an outcome, in the order of `Outcome`.
OUTCOME = (
    "told_at",
    "reason",
    "measure",
    "measure__words",
    "measure__status",
    "measure__reason",
    "measure__due_on",
    "measure__body",
    "measure__body__name",
)
# How many facts of an idea are read before those of its outcome.
OWN = 9


class Outcome(NamedTuple):
    """What was told of an idea: a measure with its facts, or a no with its reason."""

    told_at: datetime
    reason: str
    measure: int | None
    words: str
    status: str
    measure_reason: str
    due_on: date | None
    body: int
    body_name: str


class _Row(NamedTuple):
    pk: int
    meeting: int
    exercise: int
    table: int
    text: str
    language: str
    written_at: datetime
    confirmed: str | None
    taken_by: str | None
    outcome: Outcome | None


def written_at(places: Mapping[int, Place], reads: Reads) -> list[tuple[int, Idea]]:
    """Return the ideas of some meetings, each with the number of its meeting.

    As in the notes, an idea counts when its table has confirmed its text.
    """
    rows = _confirmed(_rows(places))
    return [(row.meeting, _idea(row, places[row.meeting], reads)) for row in rows]


def _rows(places: Collection[int]) -> list[_Row]:
    confirmed = Confirmation.objects.filter(
        exercise=OuterRef("exercise"), table=OuterRef("table"), reopened_at__isnull=True
    )
    outcome = IdeaOutcome.objects.filter(entry=OuterRef("pk"))
    taken = TakenAlong.objects.filter(entries=OuterRef("pk")).order_by("pk")
    found: QuerySet[Entry, Any] = Entry.objects.filter(  # Any: values of any field.
        exercise__meeting__in=places,
        exercise__kind__in=WRITTEN,
        replaced_by__isnull=True,
        taken_back_at__isnull=True,
    ).values_list(
        "pk",
        "exercise__meeting",
        "exercise",
        "table",
        "text",
        "language",
        "written_at",
        Subquery(confirmed.values("fingerprint")[:1]),
        Subquery(taken.values("by")[:1]),
        *(Subquery(outcome.values(name)[:1]) for name in OUTCOME),
    )
    return [
        _Row._make((*facts, Outcome._make(told) if told[0] else None))
        for facts, told in ((row[:OWN], row[OWN:]) for row in found)
    ]


def _confirmed(rows: Collection[_Row]) -> list[_Row]:
    texts: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        texts[row.exercise, row.table].append((row.pk, row.text))
    marks = {key: fingerprint(said) for key, said in texts.items()}
    return [row for row in rows if row.confirmed == marks[row.exercise, row.table]]


def _idea(row: _Row, place: Place, reads: Reads) -> Idea:
    fate = fate_of_outcome(row.outcome, reads) if row.outcome else Fate()
    if row.taken_by:
        taken = Step(_("Taken along by %(name)s") % {"name": row.taken_by})
        fate = Fate(fate.state, fate.decided_on, fate.reason, (taken, *fate.steps))
    return Idea(
        key=f"bord:{row.pk}",
        kind=Kind.TABLE,
        text=row.text,
        language=row.language,
        place=place,
        said_on=place.day or timezone.localdate(row.written_at),
        fate=fate,
    )


def fate_of_outcome(told: Outcome, reads: Reads) -> Fate:
    """Return what was decided about an idea: a measure as it stands, or a no."""
    told_on = timezone.localdate(told.told_at)
    if told.measure is None:
        return Fate(State.REFUSED, told_on, told.reason)
    measure = Followed(
        MEASURE,
        told.measure,
        told.words,
        told.status,
        told.measure_reason,
        told.due_on,
        told.body,
        told.body_name,
        told_on,
    )
    return fate_of(measure, reads)
