"""Reading what the indicators are made of: equally few questions for many years."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import ExtractYear
from django.utils import timezone

from gensvar.dialogues.models import Consideration, Dialogue, Mandate, Phase
from gensvar.dialogues.timing import advice
from gensvar.evaluation.models import Indicator, VerdictFigure
from gensvar.feedback.models import CredibilityFigure, Weighing
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.feedback.queries.credibility import ASKED
from gensvar.feedback.small_numbers import STEP, shown_mean
from gensvar.indicators.years import Told
from gensvar.kernel.days import today

Figures = dict[int, dict[str, float]]
# Any: the ids of the dialogues, asked for within another question.
Ids = QuerySet[Dialogue, Any]
Moment = datetime | None
Row = tuple[
    int,
    str,
    str,
    str,
    str,
    date | None,
    date | None,
    str | None,
    Moment,
    Moment,
    Moment,
]


def told_of(dialogues: QuerySet[Dialogue], body: int = 0) -> list[Told]:
    """Return the facts of some dialogues, perhaps of one body."""
    chosen = dialogues.order_by()
    if body:
        chosen = chosen.filter(body=body)
    ids = chosen.values("pk")
    outcomes, ratings, goals = _outcomes(ids), _ratings(ids), _goals(ids)
    return [
        _told(row, outcomes.get(row[0], {}), ratings.get(row[0], {}), goals)
        for row in _rows(ids)
    ]


def _told(
    row: Row, outcomes: dict[str, int], ratings: dict[str, float], goals: Figures
) -> Told:
    pk, number, slug, title, body, planned, drafted, level, said, first, last = row
    began = timezone.localdate(first) if first else None
    if began is not None and began > today():
        began = None
    answered = timezone.localdate(said) if said else None
    return Told(
        pk=pk,
        number=number,
        slug=slug,
        title=title,
        body=body,
        level=level or "",
        began_on=began,
        timing=advice(began, planned, drafted).timing if began else None,
        closed_on=timezone.localdate(last) if last else None,
        answered_on=answered,
        # An outcome is not shown before those who spoke can read why.
        outcomes=outcomes if answered else {},
        ratings=ratings,
        goals=goals.get(pk, {}),
    )


def _rows(ids: Ids) -> QuerySet[Dialogue, Row]:
    here = OuterRef("pk")
    # The latest mandate, in force or withdrawn: what was promised stays promised.
    mandates = Mandate.objects.filter(dialogue=here).order_by("-pk")
    phases = Phase.objects.filter(dialogue=here)
    answers = answers_to_participants().filter(dialogue=here).order_by("pk")
    return (
        Dialogue.objects.filter(pk__in=ids)
        .order_by("-pk")
        .values_list(
            "pk",
            "number",
            "slug",
            "title",
            "body__name",
            "matter__planned_decision_on",
            "matter__basis_drafted_on",
            Subquery(mandates.values("level__name")[:1]),
            Subquery(answers.values("published_at")[:1]),
            Subquery(phases.order_by("starts_at").values("starts_at")[:1]),
            Subquery(phases.order_by("-ends_at").values("ends_at")[:1]),
        )
    )


def _outcomes(ids: Ids) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    rows = (
        Weighing.objects.filter(finding__dialogue__in=ids)
        .order_by()
        .values_list("finding__dialogue", "outcome")
        .annotate(count=Count("pk"))
    )
    for dialogue, outcome, count in rows:
        found.setdefault(dialogue, {})[outcome] = count
    return found


def _ratings(ids: Ids) -> Figures:
    """Return what each dialogue shows of its ratings: the last step and no other."""
    rows = CredibilityFigure.objects.filter(dialogue__in=ids).order_by("number")
    return {
        row.dialogue_id: {
            name: shown_mean(getattr(row, name), row.count) for name in ASKED
        }
        for row in rows
    }


def _goals(ids: Ids) -> Figures:
    rows = VerdictFigure.objects.filter(dialogue__in=ids).order_by("number")
    found: Figures = {}
    for row in rows:
        shown = {name: row.shown.get(name, [0, 0]) for name in Indicator.values}
        found[row.dialogue_id] = {
            name: shown_mean(total, count)
            for name, (count, total) in shown.items()
            if count >= STEP
        }
    return found


def considered_in(
    rows: QuerySet[Consideration], body: int = 0
) -> list[tuple[int, str, int]]:
    """Return how many considerations came to what, by the year they were decided."""
    decided = rows.filter(decided_on__isnull=False).order_by()
    if body:
        decided = decided.filter(matter__body=body)
    return list(
        decided.annotate(in_year=ExtractYear("decided_on"))
        .values_list("in_year", "outcome")
        .annotate(count=Count("pk"))
    )


def findings_in(told: Iterable[Told], outcome: str) -> QuerySet[Weighing]:
    """Return the findings of some dialogues that came to one outcome."""
    return (
        Weighing.objects.filter(
            finding__dialogue__in=[one.pk for one in told], outcome=outcome
        )
        .select_related("finding__dialogue")
        .order_by("finding__dialogue", "finding__position", "pk")
    )
