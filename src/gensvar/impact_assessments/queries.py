"""Checklists in force, and what was assessed in a matter."""

from django.db.models import Prefetch, Q, QuerySet

from gensvar.impact_assessments.models import (
    Assessment,
    Checklist,
    ImpactAnswer,
    Status,
)
from gensvar.kernel.days import today
from gensvar.matters.models import Matter


def checklists_in_force() -> QuerySet[Checklist]:
    """Return the editions that go today."""
    day = today()
    open_end = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Checklist.objects.filter(open_end, valid_from__lte=day)


def assessments() -> QuerySet[Assessment]:
    """Return every assessment with its matter, the latest first."""
    return Assessment.objects.select_related("matter__body", "checklist")


def assessments_in(matter: Matter) -> list[Assessment]:
    """Return what has been assessed in a matter, the latest edition first."""
    return list(assessments().filter(matter=matter).order_by("checklist", "-edition"))


def finished_in(matter: Matter) -> list[Assessment]:
    """Return the latest finished edition by each checklist, with its answers.

    This is what the decision basis holds.
    """
    answers = Prefetch("answers", ImpactAnswer.objects.select_related("question"))
    rows = assessments().filter(matter=matter, status=Status.FINAL)
    found: dict[str, Assessment] = {}
    for one in rows.order_by("checklist__key", "finished_at").prefetch_related(answers):
        found[one.checklist.key] = one
    return list(found.values())
