"""Matters as lists and pages show them."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from gensvar.matters.models import Decision, DecisionCorrection, Matter, Outcome
from gensvar.matters.policies import may_read_matters
from gensvar.organisations.policies import Visitor
from gensvar.ui.dates import day, days
from gensvar.ui.shapes import PathStep


def matters_visible_to(user: Visitor) -> QuerySet[Matter]:
    """Return the register for those who work here."""
    if not may_read_matters(user):
        return Matter.objects.none()
    return Matter.objects.select_related("body")


def matters_found(
    matters: QuerySet[Matter], text: str, body: int | None, *, unconsidered: bool
) -> QuerySet[Matter]:
    """Return the matters that fit a search."""
    for word in text.split():
        matters = matters.filter(
            Q(title__icontains=word) | Q(registry_number__icontains=word)
        )
    if body is not None:
        matters = matters.filter(body=body)
    if unconsidered:
        matters = matters & larger_changes_not_considered()
    return matters


def larger_changes_not_considered() -> QuerySet[Matter]:
    """Return the larger changes where it is not decided about a dialogue (S3-45)."""
    return Matter.objects.filter(
        is_major_change=True, considered_on__isnull=True, closed_on__isnull=True
    )


def decisions_in(matter: Matter) -> list[Decision]:
    """Return the chain of decisions with votes and corrections, the oldest first."""
    rows = Decision.objects.select_related("body", "answers_remand__body")
    corrections = DecisionCorrection.objects.select_related("corrected_by")
    whole = rows.prefetch_related("votes", Prefetch("corrections", corrections))
    # Whoever builds on the same matter asks no more.
    prefetch_related_objects([matter], Prefetch("decisions", whole))
    return list(matter.decisions.all())


def path_of(matter: Matter, decisions: list[Decision]) -> list[PathStep]:
    """Return the chain as a path to draw; a remand loops back to the step before it."""
    path = [
        PathStep(
            label=decision.get_outcome_display(),
            body=decision.body.name,
            day=days(decision.starts_on, decision.ends_on),
            section=f"§ {decision.section_number}",
            outcome=decision.summary,
            kind="remitted" if _is_remand(decision) else "done",
            note=_votes(decision),
            loops_back_to=place - 1 if _is_remand(decision) and place else None,
        )
        for place, decision in enumerate(decisions)
    ]
    planned = matter.planned_decision_on
    has_come = any(planned and planned <= decision.starts_on for decision in decisions)
    if planned and not has_come and matter.closed_on is None:
        path.append(_planned(planned))
    return path


def _planned(planned: date) -> PathStep:
    return PathStep(label=_("A decision is planned"), day=day(planned), kind="ahead")


def _is_remand(decision: Decision) -> bool:
    return decision.outcome == Outcome.REMITTED_BACK


def _votes(decision: Decision) -> str:
    return ", ".join(f"{row.votes} {row.words}" for row in decision.votes.all())
