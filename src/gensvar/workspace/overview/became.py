"""What became of what people said: the promise against what was entered (S2-09)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Window,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from gensvar.dialogues.models import Mandate
from gensvar.feedback.models import Answer, Weighing, WeighingOutcome
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.followups.models import MeasureStatus
from gensvar.kernel.days import end_of, today
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.workspace.overview.found import Found
from gensvar.workspace.overview.said import in_bodies


@dataclass(frozen=True)
class Measures:
    """How the measures of one dialogue go; `late` are among those not done."""

    total: int = 0
    done: int = 0
    late: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Became:
    """One answered dialogue: what was promised, what was entered, what is done.

    `taken_up`, `partly` and `not_taken_up` count findings, as a person entered them.
    """

    pk: int
    number: str
    title: str
    answered_on: date
    level: str
    taken_up: int
    partly: int
    not_taken_up: int
    measures: Measures

    @property
    def findings(self) -> int:
        """Return how many findings have been weighed."""
        return self.taken_up + self.partly + self.not_taken_up


def became_in(bodies: tuple[int, ...], start: int, end: int) -> Found[Became]:
    """Return the dialogues that have been answered, the latest first."""
    return _found(_ROWS.ask(bodies, between=(start, end)))


def became_in_year(
    bodies: tuple[int, ...], year: int, start: int, end: int
) -> Found[Became]:
    """Return the dialogues that were answered in one year."""
    first, after = end_of(date(year - 1, 12, 31)), end_of(date(year, 12, 31))
    rows = _rows(list(bodies)).filter(published_at__gte=first, published_at__lt=after)
    return _found(list(rows[start:end]))


def years_of(bodies: tuple[int, ...]) -> list[int]:
    """Return the years in which something was answered, the latest first."""
    rows = answers_to_participants().filter(in_bodies(list(bodies), "dialogue"))
    moments = rows.datetimes("published_at", "year", order="DESC")
    return [moment.year for moment in moments]


def _found(rows: list[tuple[Any, ...]]) -> Found[Became]:
    # Any: the values of any field.
    measures = _measures_of([row[0] for row in rows])
    found = [_became(row, measures.get(row[0], Measures())) for row in rows]
    return Found(found, rows[0][-1] if rows else 0)


def _became(row: tuple[Any, ...], measures: Measures) -> Became:
    # Any: the values of any field.
    pk, number, title, moment, level, yes, partly, no, _total = row
    day = timezone.localdate(moment)
    return Became(pk, number, title, day, level or "", yes, partly, no, measures)


def _measures_of(dialogues: list[int]) -> dict[int, Measures]:
    counts: dict[int, Counter[str]] = {}
    for dialogue, _measure, status, due_on in _MEASURES.ask(dialogues):
        count = counts.setdefault(dialogue, Counter())
        ended = status in (MeasureStatus.DONE, MeasureStatus.REFUSED)
        count.update([status, *(["late"] if not ended and due_on < today() else [])])
    return {
        pk: Measures(
            total=sum(n for status, n in count.items() if status != "late"),
            done=count[MeasureStatus.DONE],
            late=count["late"],
            refused=count[MeasureStatus.REFUSED],
        )
        for pk, count in counts.items()
    }


def _rows(bodies: list[int]) -> QuerySet[Answer, Any]:
    # Any: the values of any field.
    mandates = Mandate.objects.filter(dialogue=OuterRef("dialogue")).order_by("-pk")
    return (
        answers_to_participants()
        .filter(in_bodies(bodies, "dialogue"), published_at__isnull=False)
        .order_by("-published_at", "-pk")
        .values_list(
            "dialogue",
            "dialogue__number",
            "dialogue__title",
            "published_at",
            Subquery(mandates.values("level__name")[:1]),
            *(_weighed(outcome) for outcome in WeighingOutcome),
            Window(Count("pk")),
        )
    )


def _weighed(outcome: WeighingOutcome) -> Coalesce:
    rows = Weighing.objects.filter(
        finding__dialogue=OuterRef("dialogue"), outcome=outcome
    )
    counted = rows.order_by().values("finding__dialogue").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)


def _measures(dialogues: list[int]) -> QuerySet[Weighing, Any]:
    # Any: the values of any field. A measure of two findings is one measure.
    return (
        Weighing.objects.filter(finding__dialogue__in=dialogues, measures__isnull=False)
        .order_by()
        .values_list(
            "finding__dialogue", "measures", "measures__status", "measures__due_on"
        )
        .distinct()
    )


_ROWS = Prepared(_rows, NUMBERS)
_MEASURES = Prepared(_measures, NUMBERS)
