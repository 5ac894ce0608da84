"""The governing documents that everyone may read, in plain values."""

from dataclasses import dataclass
from datetime import date

from gensvar.governing_documents.models import DocumentStatus, GoverningDocument

MOST = 200


@dataclass(frozen=True)
class DocumentShown:
    """A governing document with its decision, as everyone may read it."""

    pk: int
    title: str
    kind: str
    body: str
    section_number: str
    decided_on: date | None
    valid_from: date | None
    valid_until: date | None
    status: str
    is_in_force: bool
    holds_rules: bool
    link: str
    text: str


def documents_shown() -> tuple[DocumentShown, ...]:
    """Return the governing documents that were put on the public list."""
    rows = GoverningDocument.objects.filter(published_at__isnull=False)
    return tuple(
        DocumentShown(
            pk=row.pk,
            title=row.title,
            kind=str(row.get_kind_display()),
            body=str(row.body),
            section_number=row.section_number,
            decided_on=row.decided_on,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            status=str(row.get_status_display()),
            is_in_force=row.status == DocumentStatus.ADOPTED,
            holds_rules=row.holds_rules,
            link=row.link,
            text=row.text,
        )
        for row in rows.select_related("body")[:MOST]
    )
