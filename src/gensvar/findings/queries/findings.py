"""Findings as an officer reads them."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404

from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding, Quotation, Theme
from gensvar.findings.queries.contributions import quotable


def findings_in(dialogue: Dialogue) -> QuerySet[Finding]:
    """Return the findings in their order, with quotations and themes."""
    themes = Prefetch("themes", Theme.objects.select_related("merged_into"))
    return findings_with_quotations(dialogue).prefetch_related(themes)


def findings_with_quotations(dialogue: Dialogue) -> QuerySet[Finding]:
    """Return the findings in their order, with quotations.

    Each quotation knows whether it `may_be_shown`.
    """
    shown = quotable(dialogue).filter(pk=OuterRef("contribution"))
    quotations = Quotation.objects.select_related("contribution__question")
    return (
        Finding.objects.filter(dialogue=dialogue)
        .select_related("dialogue")
        .prefetch_related(
            Prefetch("quotations", quotations.annotate(may_be_shown=Exists(shown)))
        )
    )


def finding_in(dialogue: Dialogue, pk: int) -> Finding:
    """Return one finding of a dialogue, or no page."""
    finding = findings_in(dialogue).filter(pk=pk).first()
    if finding is None:
        raise Http404
    return finding


def theme_in(dialogue: Dialogue, pk: int) -> Theme:
    """Return one standing theme of a dialogue, or no page."""
    theme = Theme.objects.filter(
        dialogue=dialogue, pk=pk, removed_at__isnull=True
    ).first()
    if theme is None:
        raise Http404
    return theme
