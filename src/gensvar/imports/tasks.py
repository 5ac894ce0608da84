"""Storing long notes, and forgetting drafts that nobody confirmed."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gensvar.contributions.models import Batch
from gensvar.imports.actions import CONFIRM, store
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import outdated
from gensvar.jobs.models import Job
from gensvar.jobs.running import Run, Stopped, Task
from gensvar.kernel.errors import NotAllowed

FORGET = "forget drafts of imports"


def confirm_notes(run: Run) -> dict[str, object]:
    """Store a draft in one transaction, so that it is there whole or not at all.

    Run again after a worker was lost, it finds what is already stored.
    """
    arguments = run.job.arguments
    draft = (
        ImportDraft.objects.filter(pk=arguments["draft"])
        .select_related("dialogue")
        .first()
    )
    if draft is None:
        return _stored(arguments["draft"])
    if run.asked_by is None:
        raise NotAllowed
    total = draft.size
    run.progress(0, total)

    def tell(done: int) -> None:
        # Only read: whoever stops the work must not have to wait for us.
        rows = Job.objects.filter(pk=run.job.pk)
        if rows.filter(cancel_requested_at__isnull=False).exists():
            raise Stopped

    with transaction.atomic():
        batch = store(draft, arguments["version"], by=run.asked_by, tell=tell)
        Job.objects.filter(pk=run.job.pk).update(done=total, total=total)
    return _where(batch)


def _stored(draft: int) -> dict[str, object]:
    """Return where the draft went when an earlier run had stored it, if it had."""
    batch = Batch.objects.filter(report__draft=draft).first()
    if batch is None:
        raise Stopped
    return _where(batch)


def _where(batch: Batch) -> dict[str, object]:
    number = batch.dialogue.number
    return {"address": reverse("import-batch", args=[number, batch.pk])}


def forget_drafts(_run: Run) -> dict[str, object]:
    """Delete drafts that have been kept for a week."""
    return {"forgotten": outdated(timezone.now()).delete()[0]}


TASKS: dict[str, Task] = {CONFIRM: confirm_notes, FORGET: forget_drafts}
PERIODIC = {FORGET: 60}
