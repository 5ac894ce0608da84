"""What became of a dialogue, in public."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import get_language

from gensvar.contributions.queries import shown_in_public
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import latest_mandate
from gensvar.documents.content import Document, Quote
from gensvar.feedback.models import Answer, Direction, Weighing, WeighingOutcome
from gensvar.feedback.queries.answers import published_answers
from gensvar.feedback.queries.credibility import credibility_of
from gensvar.feedback.queries.outcomes import SHAPES
from gensvar.feedback.texts import thing_of
from gensvar.findings.document import shown_basis
from gensvar.findings.models import DecisionBasis, Finding, Quotation
from gensvar.followups.models import Measure
from gensvar.lifecycle.facts import facts, one_look
from gensvar.lifecycle.life_line import life_line
from gensvar.publishing.queries.dialogues import as_promise
from gensvar.publishing.queries.listing import as_one
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import (
    AnswerShown,
    FindingShown,
    OutcomeShown,
    SaidInPublic,
)
from gensvar.ui.shapes import AnswerMark

# An answer to the services alone tells nobody who spoke why.
TOLD = {Direction.PARTICIPANTS, Direction.PUBLIC}


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
    credibility = credibility_of(dialogue)
    with one_look():
        line, handed_over = life_line(dialogue), facts(dialogue).handed_over_on
    return OutcomeShown(
        listed=as_one(dialogue, mandate),
        promise=as_promise(mandate) if mandate else None,
        life_line=line,
        answers=answers,
        findings=_findings(dialogue, is_answered=bool(TOLD & answers.keys()))
        if handed_over
        else [],
        matter_address=f"/arenden/{dialogue.matter_id}/",
        ratings=credibility.count,
        scores=[(str(score.asked), score.said) for score in credibility.scores],
        is_handed_over=handed_over is not None,
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
        thing=thing_of(row),
    )


def _findings(dialogue: Dialogue, *, is_answered: bool) -> list[FindingShown]:
    weighings = _weighings(dialogue) if is_answered else {}
    quotations = Quotation.objects.filter(
        contribution__in=shown_in_public(dialogue)
    ).select_related("contribution__question")
    findings = Finding.objects.filter(dialogue=dialogue).prefetch_related(
        Prefetch("quotations", quotations)
    )
    return [
        FindingShown(
            id=finding.pk,
            title=finding.title,
            text=finding.text,
            counter_views=finding.counter_views,
            not_reached=finding.not_reached,
            quotations=[_quoted(row) for row in finding.quotations.all()],
            mark=_mark(weighings.get(finding.pk)),
            measures=_measures(weighings.get(finding.pk)),
        )
        for finding in findings
    ]


def _weighings(dialogue: Dialogue) -> dict[int, Weighing]:
    rows = Weighing.objects.filter(finding__dialogue=dialogue)
    return {
        row.finding_id: row
        for row in rows.select_related("decision__body").prefetch_related(
            Prefetch("measures", Measure.objects.select_related("body"))
        )
    }


def _quoted(quotation: Quotation) -> SaidInPublic:
    row = quotation.contribution
    return SaidInPublic(
        public_id=row.public_id,
        text=quotation.words,
        language=row.language,
        question=row.question.words if row.question else row.heading,
        emphasis=row.emphasis,
        channel=str(row.get_channel_display()),
        received_on=row.received_on,
    )


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
