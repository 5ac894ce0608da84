"""Disposal: what is emptied of the check, and of quotations in the decision basis."""

from collections.abc import Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.contributions.actions import Quoted
from gensvar.contributions.models import Batch, Contribution, Disposal, Receipt
from gensvar.contributions.queries import (
    addresses_left,
    concerned_by,
    nothing_left_of,
)
from gensvar.documents.content import Block, Document, Paragraph, Quote, Table
from gensvar.findings.frozen import as_data, from_data
from gensvar.findings.messages import CHECK_HAS_OPENED
from gensvar.findings.models import CheckReply, DecisionBasis
from gensvar.notifications.actions import forget_readers
from gensvar.notifications.models import Letter


def empty_compilation(disposal: Disposal) -> None:
    """Empty comments on the compilation and, if it was so decided, quotations."""
    dialogue = disposal.dialogue
    receipts = nothing_left_of(Receipt.objects.filter(dialogue=dialogue), "receipt")
    CheckReply.objects.filter(receipt__in=receipts.values("pk")).update(comment="")
    forget_readers(
        Letter.objects.filter(
            kind=CHECK_HAS_OPENED, cause=f"dialogue {dialogue.number}"
        ),
        but=addresses_left(dialogue),
    )
    if disposal.takes_quotations:
        _take_quotations(disposal)


def quoted_in_basis(disposal: Disposal) -> Quoted | None:
    """Return how many quotations of what is disposed of the basis holds, and where.

    None when it was never handed over: then it quotes what is there, or nothing.
    """
    basis = _frozen(disposal)
    if basis is None or basis.content is None:
        return None
    blocks = from_data(basis.content).blocks
    number = sum(1 for _quote in _quotes(blocks, _public_ids(disposal)))
    return Quoted(number, reverse("basis", args=[disposal.dialogue.number]))


def _frozen(disposal: Disposal) -> DecisionBasis | None:
    return DecisionBasis.objects.filter(
        dialogue_id=disposal.dialogue_id, content__isnull=False
    ).first()


def _public_ids(disposal: Disposal) -> set[str]:
    """Return what a disposal emptied, or would empty as long as it waits."""
    done = disposal.carried_out_at is not None
    rows = (
        Contribution.objects.filter(disposal=disposal)
        if done
        else concerned_by(disposal)
    )
    return set(rows.values_list("public_id", flat=True))


def _quotes(blocks: tuple[Block, ...], gone: set[str]) -> Iterator[Quote]:
    for block in blocks:
        if isinstance(block, Quote) and _public_id(block) in gone:
            yield block


def _public_id(quote: Quote) -> str:
    return quote.address.rstrip("/").rpartition("/")[2]


def _take_quotations(disposal: Disposal) -> None:
    """Put a sentence where a quotation stood, and a dash for the name of a file."""
    basis = _frozen(disposal)
    if basis is None or basis.content is None:
        return
    document = from_data(basis.content)
    basis.content = as_data(_without(document, disposal))
    basis.save(update_fields=["content"])


def _without(document: Document, disposal: Disposal) -> Document:
    taken = set(_quotes(document.blocks, _public_ids(disposal)))
    with override(document.language):
        instead = Paragraph(
            _("A quotation stood here. It was disposed of by the decision %(number)s.")
            % {"number": disposal.reference}
        )
    batches = Batch.objects.filter(dialogue_id=disposal.dialogue_id, disposal=None)
    rows = nothing_left_of(batches, "batch").values_list("file_name", flat=True)
    files = set(rows)
    blocks = (instead if block in taken else block for block in document.blocks)
    return replace(document, blocks=tuple(_nameless(one, files) for one in blocks))


def _nameless(block: Block, files: set[str]) -> Block:
    """Return a table of notes without the names of their files."""
    if not isinstance(block, Table):
        return block
    rows = tuple(
        tuple("–" if cell in files else cell for cell in row) for row in block.rows
    )
    return replace(block, rows=rows)
