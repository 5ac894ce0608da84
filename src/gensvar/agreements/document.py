"""An agreement as a document: the page in print, a Word file and a PDF say the same."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.agreements.looking import look
from gensvar.agreements.models import Agreement, SignatoryState
from gensvar.agreements.queries import objections_to
from gensvar.agreements.seen import AgreementShown, PositionShown, as_shown
from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Table,
)
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.kernel.days import said

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document_of(
    shown: AgreementShown, joined: Sequence[str], quotes: list[Quote] | None = None
) -> Document:
    """Return an agreement as a document, with the names of those who have `joined`.

    `quotes` are objections in full, or none.
    """
    blocks: list[Block] = [Facts(tuple(_facts(shown)))]
    for part in shown.parts:
        blocks.append(Heading(2, part.heading))
        blocks += [Paragraph(text) for text in part.words.split("\n") if text.strip()]
    if shown.positions:
        blocks.append(Heading(2, _("What the parties have said")))
        for row in shown.positions:
            blocks += _position(row, hides=quotes is None)
    blocks += quotes or []
    if shown.commitments:
        blocks.append(_commitments(shown))
    if joined:
        blocks.append(Heading(2, _("Organisations that have joined")))
        blocks.append(BulletList(tuple(joined)))
    return Document(
        title=shown.title,
        language=get_language() or "sv",
        author=shown.body,
        blocks=tuple(blocks),
        registry_number=shown.matter,
        date=said(shown.decided_on) if shown.decided_on else "",
    )


def _facts(shown: AgreementShown) -> list[tuple[str, str]]:
    rows = [(_("Kind"), shown.kind), (_("Where it stands"), shown.stage)]
    if shown.decided_on:
        decided = f"{shown.decided_by}, {said(shown.decided_on)} § "
        rows.append((_("Decision"), decided + shown.section_number))
    rows.append((_("Bodies"), ", ".join(shown.bodies)))
    if shown.parties:
        parties = [
            one.name + (f" ({one.kind})" if one.kind else "") for one in shown.parties
        ]
        rows.append((_("Parties"), ", ".join(parties)))
    how = f": {shown.index_how}" if shown.index_how else ""
    rows.append((_("Does the sum follow prices or wages?"), shown.indexed + how))
    for label, day in (
        (_("Valid from"), shown.valid_from),
        (_("Valid to"), shown.valid_to),
        (_("To be reviewed on"), shown.review_on),
    ):
        if day:
            rows.append((label, said(day)))
    return rows


def _position(row: PositionShown, *, hides: bool) -> list[Block]:
    line = f"{row.party}: {row.position} ({said(row.day)})"
    if not row.objects or not hides:
        return [Paragraph(line)]
    if row.words:
        return [Paragraph(line), Quote(row.words, language=row.language)]
    hidden = _("The party has not said that its words may be shown here.")
    return [Paragraph(line), Paragraph(hidden)]


def _commitments(shown: AgreementShown) -> Table:
    return Table(
        caption=_("What each side has promised"),
        header=(_("Who"), _("What"), _("By when"), _("How it goes")),
        rows=tuple(
            (row.who, row.words, said(row.due_on), row.status)
            for row in shown.commitments
        ),
    )


def as_file(
    agreement: Agreement, form: str, *, at: datetime, hides: bool
) -> HttpResponse:
    """Return an agreement as "word" or "pdf"; raise Http404 for any other form.

    With `hides` only those objections are in it that may be shown to everyone.
    """
    if form not in {"word", "pdf"}:
        raise Http404
    with look():
        quotes = None if hides else _in_full(agreement)
        document = document_of(as_shown(agreement), _joined(agreement), quotes)
    if form == "word":
        return _file(as_word(document, at=at), WORD, "overenskommelse.docx")
    return _file(as_pdf(document, at=at), "application/pdf", "overenskommelse.pdf")


def _joined(agreement: Agreement) -> list[str]:
    rows = agreement.signatories.filter(state=SignatoryState.APPROVED)
    return list(rows.values_list("name", flat=True))


def _in_full(agreement: Agreement) -> list[Quote]:
    """Return every objection word for word, for those who work with the agreement."""
    return [
        Quote(
            row.objections,
            source=str(row.group or row.organisation),
            language=row.language,
        )
        for row in objections_to(agreement)
    ]


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
