"""The decision basis of a dialogue as a document (S3-27)."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import approved_plan, latest_mandate
from gensvar.documents.content import Block, Document
from gensvar.findings.document import findings, method, promise, recipients
from gensvar.findings.frozen import from_data
from gensvar.findings.models import DecisionBasis
from gensvar.findings.queries import basis_of, count, findings_in
from gensvar.kernel.days import said


def basis_document(
    dialogue: Dialogue, *, handed_over_at: datetime | None = None
) -> Document:
    """Return the basis as it reads at this moment, from what is stored.

    It is written in the region's own language, whoever looks at it: it is the document
    that the elected get. What has not been written yet is left out.
    """
    return _written(
        dialogue, basis_of(dialogue) or DecisionBasis(dialogue=dialogue), handed_over_at
    )


def _written(
    dialogue: Dialogue, basis: DecisionBasis, handed_over_at: datetime | None = None
) -> Document:
    """Return the document that is made of what is stored."""
    basis.dialogue = dialogue
    handed = handed_over_at or basis.handed_over_at
    with override(settings.LANGUAGE_CODE):
        mandate = latest_mandate(dialogue)
        plan = approved_plan(dialogue)
        found = list(findings_in(dialogue))
        numbers = count(dialogue, found)
        blocks: list[Block] = [
            *promise.blocks(mandate),
            *promise.life(dialogue, mandate, plan, handed),
            *method.blocks(basis, numbers),
            *findings.blocks(found, numbers),
            *method.not_reached(basis, plan),
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


def shown_basis(dialogue: Dialogue, basis: DecisionBasis | None = None) -> Document:
    """Return the basis as it was handed over; before that, as it reads now.

    `basis` is the basis of the dialogue, where it has been read already.
    """
    basis = basis or basis_of(dialogue)
    if basis is not None and basis.content is not None:
        return from_data(basis.content)
    return _written(dialogue, basis or DecisionBasis(dialogue=dialogue))
