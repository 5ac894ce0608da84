"""Drafts and batches as the pages list them."""

from datetime import datetime

from django.db.models import Count, QuerySet

from gensvar.contributions.models import Batch, Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.imports.models import KEPT, ImportDraft
from gensvar.notes.plain import from_json
from gensvar.notes.tree import Notes


def drafts_of(dialogue: Dialogue) -> QuerySet[ImportDraft]:
    """Return the drafts of a dialogue without their words, newest first."""
    rows = ImportDraft.objects.filter(dialogue=dialogue).select_related("created_by")
    return rows.defer("first", "tree")


def draft_in(dialogue: Dialogue, pk: int) -> ImportDraft | None:
    """Return one draft of a dialogue, if it has not been confirmed or thrown away."""
    rows = ImportDraft.objects.filter(dialogue=dialogue, pk=pk)
    return rows.select_related("job", "created_by").defer("first").first()


def notes_of(draft: ImportDraft) -> Notes:
    """Return the tree of a draft as it is after the corrections."""
    return from_json(draft.tree)


def outdated(now: datetime) -> QuerySet[ImportDraft]:
    """Return the drafts that have been kept long enough, unless one is being stored."""
    rows = ImportDraft.objects.filter(created_at__lt=now - KEPT)
    return rows.exclude(job__isnull=False, job__finished_at__isnull=True)


def batches_of(dialogue: Dialogue) -> list[Batch]:
    """Return what has been imported, withdrawn or not, each with `size`."""
    rows = list(
        Batch.objects.filter(dialogue=dialogue)
        .select_related("confirmed_by", "withdrawn_by")
        .defer("report")
    )
    sizes = dict(
        Contribution.objects.filter(batch__in=rows)
        .order_by()
        .values_list("batch")
        .annotate(Count("pk"))
    )
    for row in rows:
        vars(row)["size"] = sizes.get(row.pk, 0)
    return rows


def batch_of_document(dialogue: Dialogue, fingerprint: str) -> Batch | None:
    """Return the batch that a document has already become, unless withdrawn."""
    return Batch.objects.filter(
        dialogue=dialogue, fingerprint=fingerprint, withdrawn_at__isnull=True
    ).first()


def batch_of_draft(dialogue: Dialogue, pk: int) -> Batch | None:
    """Return the batch that a draft became."""
    return Batch.objects.filter(dialogue=dialogue, report__draft=pk).first()


def rows_of(batch: Batch) -> QuerySet[Contribution]:
    """Return what came in with a batch, in the order of the source."""
    rows = Contribution.objects.filter(batch=batch).select_related("question")
    return rows.order_by("position", "pk")
