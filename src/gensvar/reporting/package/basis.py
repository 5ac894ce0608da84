"""The decision basis as it was handed over, as files for Word and PDF."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.documents.content import Block, Document, Quote
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.findings.frozen import from_data
from gensvar.findings.models import DecisionBasis
from gensvar.reporting.package.discretion import Discretion

WORD, PDF = "basis/decision-basis.docx", "basis/decision-basis.pdf"


def handed_over(dialogue: Dialogue) -> DecisionBasis | None:
    """Return the basis, if it has been handed over."""
    return DecisionBasis.objects.filter(
        dialogue=dialogue, handed_over_at__isnull=False, content__isnull=False
    ).first()


def as_file(tells: Discretion, basis: DecisionBasis, name: str) -> Iterator[bytes]:
    """Yield the basis as it was handed over, as the file of that name."""
    if basis.handed_over_at is None or basis.content is None:
        raise ValueError("The basis has not been handed over.")
    document = _told(tells, basis.dialogue, from_data(basis.content))
    make = as_pdf if name == PDF else as_word
    yield make(document, at=basis.handed_over_at)


def _told(tells: Discretion, dialogue: Dialogue, document: Document) -> Document:
    """Return the document without quotations that this package does not tell.

    It was frozen when it was handed over. What has been hidden since is left out of a
    package without identity, what has been disposed of out of both.
    """
    found = Contribution.objects.filter(dialogue=dialogue).only(
        "public_id", "hidden_at", "disposed_at"
    )
    gone = {
        one.public_id
        for one in found.exclude(hidden_at=None, disposed_at=None)
        if one.disposed_at or tells.withholds(one)
    }
    with override(document.language):
        blocks = tuple(_block(block, gone) for block in document.blocks)
    return replace(document, blocks=blocks)


def _block(block: Block, gone: set[str]) -> Block:
    if not isinstance(block, Quote) or _public_id(block.address) not in gone:
        return block
    return replace(block, text=_("This quotation is left out: what it quotes is gone."))


def _public_id(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
