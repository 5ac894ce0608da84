"""The governing documents that everyone may read, in plain values."""

from dataclasses import dataclass
from datetime import date

from gensvar.governing_documents.models import GoverningDocument

MOST = 200


@dataclass(frozen=True)
class DocumentShown:
    """A governing document with its decision, as everyone may read it."""

    title: str
    kind: str
    body: str
    section_number: str
    decided_on: date | None
    valid_from: date | None
    is_replaced: bool
    link: str


def documents_shown() -> tuple[DocumentShown, ...]:
    """Return the governing documents that were put on the public list."""
    rows = GoverningDocument.objects.filter(published_at__isnull=False)
    return tuple(
        DocumentShown(
            title=row.title,
            kind=str(row.get_kind_display()),
            body=str(row.body),
            section_number=row.section_number,
            decided_on=row.decided_on,
            valid_from=row.valid_from,
            is_replaced=row.replaced_by_id is not None,
            link=row.link,
        )
        for row in rows.select_related("body")[:MOST]
    )
