"""Drafts and batches as those who import see them."""

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from gensvar.contributions.models import Batch, Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.imports.models import ImportDraft


def drafts(dialogue: Dialogue) -> QuerySet[ImportDraft]:
    """Return the imports that are worked on, without their texts."""
    return (
        ImportDraft.objects.filter(
            dialogue=dialogue, batch__isnull=True, expires_at__gt=timezone.now()
        )
        .select_related("created_by")
        .defer("notes", "corrections")
    )


def draft_of(dialogue: Dialogue, pk: int) -> ImportDraft:
    """Return one import of a dialogue, or raise Http404 when it is gone."""
    draft = ImportDraft.objects.filter(
        dialogue=dialogue, pk=pk, expires_at__gt=timezone.now()
    ).first()
    if draft is None:
        raise Http404
    return draft


def batches(dialogue: Dialogue) -> list[tuple[Batch, int]]:
    """Return the documents that were imported, each with how many contributions."""
    rows = Batch.objects.filter(dialogue=dialogue).select_related(
        "confirmed_by", "withdrawn_by"
    )
    numbers = dict(
        Contribution.objects.filter(dialogue=dialogue, batch__isnull=False)
        .order_by()
        .values("batch")
        .annotate(number=Count("pk"))
        .values_list("batch", "number")
    )
    return [(row, numbers.get(row.pk, 0)) for row in rows.defer("report")]


def imported_before(dialogue: Dialogue, fingerprint: str) -> Batch | None:
    """Return the batch in which this document already counts."""
    return Batch.objects.filter(
        dialogue=dialogue, fingerprint=fingerprint, withdrawn_at__isnull=True
    ).first()
