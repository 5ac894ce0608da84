"""Ideas that tables wrote and confirmed, with the measure or the no they came to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.exercises.fingerprints import fingerprint
from gensvar.exercises.models import Confirmation, Entry, TakenAlong
from gensvar.exercises.queries.results import WRITTEN
from gensvar.ideas.fates import Fate, Idea, Kind, Place, State, Step
from gensvar.ideas.queries.followed import Followed, Reads, fate_of
from gensvar.meeting_notes.models import IdeaOutcome


class _Row(NamedTuple):
    pk: int
    meeting: int
    exercise: int
    table: int
    text: str
    language: str
    written_at: Any  # Any: a moment, or a text on its way to one.
    confirmed: str | None
    taken_by: str | None


def written_at(places: Mapping[int, Place], reads: Reads) -> list[tuple[int, Idea]]:
    """Return the ideas of some meetings, each with the number of its meeting.

    As in the notes, an idea counts when its table has confirmed its text.
    """
    rows = _confirmed(_rows(places))
    outcomes = {
        one.entry_id: one
        for one in IdeaOutcome.objects.filter(meeting__in=places).select_related(
            "measure__body"
        )
    }
    return [
        (row.meeting, _idea(row, places[row.meeting], outcomes.get(row.pk), reads))
        for row in rows
    ]


def _rows(places: Collection[int]) -> list[_Row]:
    confirmed = Confirmation.objects.filter(
        exercise=OuterRef("exercise"), table=OuterRef("table"), reopened_at__isnull=True
    )
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
    )
    return [_Row(*row) for row in found]


def _confirmed(rows: Collection[_Row]) -> list[_Row]:
    texts: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        texts[row.exercise, row.table].append((row.pk, row.text))
    marks = {key: fingerprint(said) for key, said in texts.items()}
    return [row for row in rows if row.confirmed == marks[row.exercise, row.table]]


def _idea(row: _Row, place: Place, outcome: IdeaOutcome | None, reads: Reads) -> Idea:
    fate = fate_of_outcome(outcome, reads) if outcome else Fate()
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


def fate_of_outcome(outcome: IdeaOutcome, reads: Reads) -> Fate:
    """Return what was decided about an idea: a measure as it stands, or a no."""
    told_on = timezone.localdate(outcome.told_at)
    measure = outcome.measure
    if measure is None:
        return Fate(State.REFUSED, told_on, outcome.reason)
    return fate_of(
        Followed(
            "measure",
            measure.pk,
            measure.words,
            measure.status,
            measure.reason,
            measure.due_on,
            measure.body_id,
            measure.body.name,
            told_on,
        ),
        reads,
    )
