"""Governing documents, and whether goals and guidelines are in force."""

from datetime import date

from django.db.models import Q, QuerySet

from gensvar.governing_documents.models import (
    DocumentKind,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.kernel.days import today


def documents() -> QuerySet[GoverningDocument]:
    """Return all governing documents: everyone who works here may read them."""
    return GoverningDocument.objects.select_related("body", "replaced_by")


def in_force(kind: DocumentKind, day: date | None = None) -> list[GoverningDocument]:
    """Return the adopted documents of a kind that go on a day, the latest first."""
    when = day or today()
    rows = documents().filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=when),
        kind=kind,
        status=DocumentStatus.ADOPTED,
        valid_from__lte=when,
    )
    return list(rows.order_by("-valid_from", "-pk"))


def goals_in_force(day: date | None = None) -> list[GoverningDocument]:
    """Return the goals and guidelines that go on a day (5 b §)."""
    return in_force(DocumentKind.GOALS_AND_GUIDELINES, day)
