"""Governing documents: what goes in the region."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.governing_documents.models import GoverningDocument
from gensvar.organisations.policies import Visitor, works_here
from gensvar.search.sources.shapes import Source, Told, words


def _documents_for(user: Visitor) -> QuerySet[GoverningDocument]:
    rows = GoverningDocument.objects.all()
    return rows if works_here(user) else rows.none()


def _documents_shown() -> QuerySet[GoverningDocument]:
    return GoverningDocument.objects.filter(published_at__isnull=False)


def _told(row: GoverningDocument, address: str) -> Told:
    return Told(
        title=row.title,
        address=address,
        text=words(row.get_kind_display(), row.text),
        number=row.registry_number,
        body=row.body_id,
        day=row.decided_on,
    )


def _document(row: GoverningDocument) -> Told:
    return _told(row, reverse("governing-document", args=[row.pk]))


def _document_shown(row: GoverningDocument) -> Told | None:
    if row.published_at is None:
        return None
    return _told(row, reverse("public-governing-documents"))


SOURCES = (
    Source(
        "document",
        _("Governing document"),
        lambda: GoverningDocument.objects.all(),
        _documents_for,
        _document,
        _documents_shown,
        _document_shown,
    ),
)
