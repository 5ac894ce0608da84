"""The decision basis of a dialogue as a document (S3-27)."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import latest_mandate
from gensvar.documents.content import Block, Document
from gensvar.findings.document import findings, method, promise, recipients
from gensvar.findings.frozen import from_data
from gensvar.findings.models import DecisionBasis
from gensvar.findings.queries import basis_of, count
from gensvar.kernel.days import said


def basis_document(
    dialogue: Dialogue, *, handed_over_at: datetime | None = None
) -> Document:
    """Return the basis as it reads at this moment, from what is stored.

    It is written in the region's own language, whoever looks at it: it is the document
    that the elected get. What has not been written yet is left out.
    """
    basis = basis_of(dialogue) or DecisionBasis(dialogue=dialogue)
    handed = handed_over_at or basis.handed_over_at
    with override(settings.LANGUAGE_CODE):
        mandate = latest_mandate(dialogue)
        numbers = count(dialogue)
        blocks: list[Block] = [
            *promise.blocks(mandate),
            *promise.life(dialogue, mandate, handed),
            *method.blocks(basis, numbers),
            *findings.blocks(dialogue, numbers),
            *method.not_reached(basis),
            *findings.themes(dialogue, numbers),
            *recipients.check(dialogue),
            *recipients.conference(basis),
            *recipients.blocks(basis),
        ]
        return Document(
            title=_("Decision basis: %(title)s") % {"title": dialogue.title},
            language=settings.LANGUAGE_CODE,
            author=dialogue.body.name,
            subject=_("What people said in the dialogue, for those who decide."),
            registry_number=dialogue.matter.registry_number,
            date=said(timezone.localdate(handed) if handed else timezone.localdate()),
            blocks=tuple(blocks),
        )


def shown_basis(dialogue: Dialogue) -> Document:
    """Return the basis as it was handed over; before that, as it reads now."""
    basis = basis_of(dialogue)
    if basis is not None and basis.content is not None:
        return from_data(basis.content)
    return basis_document(dialogue)
