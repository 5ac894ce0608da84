"""The decision basis of a dialogue as a document (S3-27)."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.dialogues.models import Dialogue
from gensvar.documents.content import Block, Document
from gensvar.findings.document import findings, impact, method, promise, recipients
from gensvar.findings.frozen import from_data
from gensvar.findings.models import DecisionBasis, HandOver
from gensvar.findings.queries import (
    basis_of,
    count,
    findings_with_quotations,
    hand_overs_of,
    reached_for,
    story_of,
)
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
    dialogue: Dialogue,
    basis: DecisionBasis,
    handed_over_at: datetime | None = None,
    hand_overs: Iterable[HandOver] | None = None,
) -> Document:
    """Return the document that is made of what is stored."""
    basis.dialogue = dialogue
    handed = handed_over_at or basis.handed_over_at
    with override(settings.LANGUAGE_CODE):
        story = story_of(dialogue)
        found = list(findings_with_quotations(dialogue))
        numbers = count(dialogue, found)
        given_to = hand_overs_of(dialogue) if hand_overs is None else hand_overs
        blocks: list[Block] = [
            *promise.blocks(story.promised),
            *promise.life(dialogue, story, handed),
            *method.blocks(basis, numbers, story.submissions),
            *findings.blocks(found, numbers),
            *method.not_reached(basis, reached_for(dialogue)),
            *impact.blocks(dialogue),
            *findings.themes(numbers),
            *recipients.check(story.asked),
            *recipients.conference(basis),
            *recipients.blocks(given_to),
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


def shown_basis(
    dialogue: Dialogue,
    basis: DecisionBasis | None = None,
    hand_overs: Iterable[HandOver] | None = None,
) -> Document:
    """Return the basis as it was handed over; before that, as it reads now.

    `basis` and `hand_overs` are those of the dialogue, where they have been read.
    """
    basis = basis or basis_of(dialogue)
    if basis is not None and basis.content is not None:
        return from_data(basis.content)
    started = basis or DecisionBasis(dialogue=dialogue)
    return _written(dialogue, started, hand_overs=hand_overs)
