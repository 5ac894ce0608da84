"""What became of a dialogue, in public."""

from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language

from gensvar.contributions.queries import shown_in_public
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import latest_mandate
from gensvar.documents.content import Document, Quote
from gensvar.feedback.models import Answer, Weighing, WeighingOutcome
from gensvar.feedback.queries.answers import published_answers
from gensvar.feedback.queries.credibility import credibility_of
from gensvar.feedback.queries.outcomes import SHAPES
from gensvar.findings.document import shown_basis
from gensvar.findings.models import DecisionBasis
from gensvar.findings.queries import count, findings_in
from gensvar.lifecycle.life_line import life_line
from gensvar.matters.queries import decisions_in, path_of
from gensvar.publishing.queries.contributions import as_shown
from gensvar.publishing.queries.dialogues import as_listed, as_promise
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import (
    AnswerShown,
    FindingShown,
    OutcomeShown,
    SaidInPublic,
)
from gensvar.ui.shapes import AnswerMark


def outcome_page(slug: str) -> OutcomeShown | None:
    """Return what became of a dialogue, or None when it is not public.

    Findings are shown once the decision basis has been handed over, what became of
    them once the answer has been published.
    """
    dialogue = published_dialogues().filter(slug=slug).first()
    if dialogue is None:
        return None
    answers = answers_shown(dialogue)
    mandate = latest_mandate(dialogue)
    handed_over = DecisionBasis.objects.filter(
        dialogue=dialogue, handed_over_at__isnull=False
    ).exists()
    credibility = credibility_of(dialogue)
    return OutcomeShown(
        listed=as_listed(published_dialogues().filter(pk=dialogue.pk))[0],
        promise=as_promise(mandate) if mandate else None,
        life_line=life_line(dialogue),
        answers=answers,
        findings=_findings(dialogue, is_answered=bool(answers)) if handed_over else [],
        path=path_of(dialogue.matter, decisions_in(dialogue.matter)),
        ratings=credibility.count,
        scores=[(str(score.asked), score.said) for score in credibility.scores],
        is_handed_over=handed_over,
    )


def basis_shown(slug: str) -> tuple[Document, datetime] | None:
    """Return the basis as it was handed over, and when; None before that.

    Quotations that may not be shown one by one in public are left out: the document
    is frozen, but what is public can change.
    """
    dialogue = published_dialogues().filter(slug=slug).first()
    if dialogue is None:
        return None
    basis = DecisionBasis.objects.filter(
        dialogue=dialogue, handed_over_at__isnull=False
    ).first()
    if basis is None or basis.handed_over_at is None:
        return None
    document = shown_basis(dialogue)
    quotes = [block for block in document.blocks if isinstance(block, Quote)]
    ids = {quote.address: _public_id(quote.address) for quote in quotes}
    public = set(
        shown_in_public(dialogue)
        .filter(public_id__in=ids.values())
        .values_list("public_id", flat=True)
    )
    blocks = tuple(
        block
        for block in document.blocks
        if not isinstance(block, Quote) or ids[block.address] in public
    )
    return replace(document, blocks=blocks), basis.handed_over_at


def _public_id(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def answers_shown(dialogue: Dialogue) -> dict[str, AnswerShown]:
    """Return the published answers by direction."""
    return {row.direction: _answer(row) for row in published_answers(dialogue)}


def _answer(row: Answer) -> AnswerShown:
    text, language = row.words_in(get_language() or "sv")
    assert row.published_at is not None  # noqa: S101 -- only published ones are read
    return AnswerShown(
        text=text,
        language=language,
        published_on=timezone.localdate(row.published_at),
        services=row.services,
        none_because=row.none_because,
        corrections=[
            (timezone.localdate(old.corrected_at), old.reason, old.before)
            for old in row.corrections.all()
        ],
    )


def _findings(dialogue: Dialogue, *, is_answered: bool) -> list[FindingShown]:
    weighings = _weighings(dialogue) if is_answered else {}
    counts = count(dialogue).findings
    quoted = _quoted(dialogue)
    return [
        FindingShown(
            id=finding.pk,
            title=finding.title,
            text=finding.text,
            counter_views=finding.counter_views,
            not_reached=finding.not_reached,
            contributions=counts[finding.pk].total if finding.pk in counts else 0,
            quotations=quoted.get(finding.pk, []),
            mark=_mark(weighings.get(finding.pk)),
            measures=_measures(weighings.get(finding.pk)),
            decision=_decision(weighings.get(finding.pk)),
        )
        for finding in findings_in(dialogue)
    ]


def _weighings(dialogue: Dialogue) -> dict[int, Weighing]:
    rows = Weighing.objects.filter(finding__dialogue=dialogue)
    return {
        row.finding_id: row
        for row in rows.select_related("decision", "decision__body").prefetch_related(
            "measures", "measures__body"
        )
    }


def _quoted(dialogue: Dialogue) -> dict[int, list[SaidInPublic]]:
    """Return the quotations of each finding that may be shown one by one."""
    public = {
        row.pk: row
        for row in shown_in_public(dialogue)
        .filter(pk__in=_all(dialogue))
        .select_related("question")
    }
    shown = {row.public_id: row for row in as_shown(public.values())}
    found: dict[int, list[SaidInPublic]] = {}
    for finding in findings_in(dialogue):
        for quotation in finding.quotations.all():
            row = public.get(quotation.contribution_id)
            if row is not None:
                said = shown[row.public_id]
                excerpt = row.text[quotation.start : quotation.end]
                found.setdefault(finding.pk, []).append(
                    SaidInPublic(
                        said.public_id,
                        excerpt,
                        said.language,
                        said.question,
                        said.emphasis,
                        said.channel,
                        said.received_on,
                    )
                )
    return found


def _all(dialogue: Dialogue) -> list[int]:
    return [
        quotation.contribution_id
        for finding in findings_in(dialogue)
        for quotation in finding.quotations.all()
    ]


def _mark(weighing: Weighing | None) -> AnswerMark | None:
    if weighing is None:
        return None
    return AnswerMark(
        SHAPES[WeighingOutcome(weighing.outcome)],
        day=weighing.decision.starts_on,
        by=str(weighing.decision),
        reason=weighing.reason,
    )


def _measures(weighing: Weighing | None) -> list[tuple[str, str, date, str]]:
    if weighing is None:
        return []
    return [
        (row.words, row.body.name, row.due_on, str(row.get_status_display()))
        for row in weighing.measures.all()
    ]


def _decision(weighing: Weighing | None) -> str:
    return str(weighing.decision) if weighing else ""
