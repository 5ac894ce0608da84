"""Making packages, and removing them when their day has passed."""

from django.urls import reverse
from django.utils import timezone

from gensvar.jobs.running import Run, Stopped, Task
from gensvar.kernel.errors import NotAllowed
from gensvar.reporting import shelf
from gensvar.reporting.actions import EXPORT, keep, remove_outdated
from gensvar.reporting.models import RecordsExport
from gensvar.reporting.package import make_package
from gensvar.reporting.policies import may_make

REMOVE = "remove exports of records"


def export_records(run: Run) -> dict[str, object]:
    """Make one package; run again after a worker was lost, it begins anew."""
    export = (
        RecordsExport.objects.filter(pk=run.job.arguments["export"])
        .select_related(
            "dialogue__body", "dialogue__matter__body", "dialogue__consideration"
        )
        .select_related("dialogue__leader", "dialogue__created_by", "asked_by")
        .first()
    )
    if export is None:
        raise Stopped
    if not may_make(export.asked_by, export.dialogue, export.variant):
        raise NotAllowed
    if not export.file:
        at = timezone.now()
        with shelf.being_made(export.pk) as half:
            make_package(export, half, at=at, tell=run.progress)
            keep(export, half, at=at)
    address = reverse("records", args=[export.dialogue.number])
    return {"address": f"{address}#uttag"}


def remove_exports(_run: Run) -> dict[str, object]:
    """Remove packages whose day has passed."""
    return {"removed": remove_outdated()}


TASKS: dict[str, Task] = {EXPORT: export_records, REMOVE: remove_exports}
PERIODIC = {REMOVE: 10}
