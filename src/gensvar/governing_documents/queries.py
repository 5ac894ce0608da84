"""Governing documents as lists show them, and which are in force."""

from datetime import date

from django.db.models import Q, QuerySet

from gensvar.governing_documents.models import (
    DocumentKind,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.kernel.days import today
from gensvar.organisations.models import Body


def documents() -> QuerySet[GoverningDocument]:
    """Return all governing documents: everyone who works here may read them."""
    return GoverningDocument.objects.select_related(
        "body", "replaced_by", "matter", "decision__body"
    )


def documents_found(
    kind: str = "", body: Body | None = None, status: str = ""
) -> QuerySet[GoverningDocument]:
    """Return the documents that fit a choice; what is not chosen limits nothing."""
    rows = documents()
    if kind:
        rows = rows.filter(kind=kind)
    if body is not None:
        rows = rows.filter(body=body)
    if status:
        rows = rows.filter(status=status)
    return rows


def to_look_over(day: date | None = None) -> int:
    """Return how many documents in force should have been looked over by now."""
    return GoverningDocument.objects.filter(
        status=DocumentStatus.ADOPTED, review_on__lt=day or today()
    ).count()


def in_force(kind: DocumentKind, day: date | None = None) -> list[GoverningDocument]:
    """Return the documents of a kind that go on a day, the latest first.

    One that will be replaced, or withdrawn, goes until its last day.
    """
    when = day or today()
    ended = Q(status=DocumentStatus.REPLACED, valid_until__isnull=True)
    rows = documents().filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=when),
        kind=kind,
        valid_from__lte=when,
    )
    rows = rows.exclude(ended | Q(status=DocumentStatus.DRAFT))
    return list(rows.order_by("-valid_from", "-pk"))


def goals_in_force(day: date | None = None) -> list[GoverningDocument]:
    """Return the goals and guidelines that go on a day (5 b §)."""
    return in_force(DocumentKind.GOALS_AND_GUIDELINES, day)
