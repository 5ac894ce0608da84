"""Exports as those who asked for them see them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from gensvar.contributions.models import Disposal, Hiding
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.models import JobState
from gensvar.organisations.policies import Visitor
from gensvar.reporting import shelf
from gensvar.reporting.models import RecordsExport
from gensvar.reporting.policies import may_fetch

LATEST = 5


def exports_of(user: Visitor, dialogue: Dialogue) -> QuerySet[RecordsExport]:
    """Return the latest exports that a person has asked for in a dialogue."""
    rows = RecordsExport.objects.filter(dialogue=dialogue, asked_by=user.pk)
    return rows.annotate(is_old=Q(is_outdated())).select_related("job")[:LATEST]


def state_of(export: RecordsExport) -> str:
    """Return where one of `exports_of` stands: making, failed, ready, old or gone."""
    if export.is_there():
        return "old" if vars(export)["is_old"] else "ready"
    if export.file or export.job is None:
        return "gone"
    if export.job.state == JobState.CANCELLED:
        return "stopped"
    return "failed" if export.job.is_finished else "making"


def is_outdated() -> Q:
    """Return the condition that something was hidden or disposed of after the making.

    Such a package holds what it would not hold now.
    """
    hidden = Hiding.objects.filter(
        contribution__dialogue=OuterRef("dialogue"), hidden_at__gte=OuterRef("made_at")
    )
    disposed = Disposal.objects.filter(
        dialogue=OuterRef("dialogue"), carried_out_at__gte=OuterRef("made_at")
    )
    return Q(Exists(hidden)) | Q(Exists(disposed))


def export_for(user: Visitor, dialogue: Dialogue, pk: int) -> RecordsExport:
    """Return an export to whoever asked for it and still may, or no page."""
    found = RecordsExport.objects.filter(dialogue=dialogue, pk=pk).first()
    if found is None:
        raise Http404
    found.dialogue = dialogue
    if not may_fetch(user, found):
        raise Http404
    return found


def can_be_fetched(export: RecordsExport) -> bool:
    """Say whether the file is there, its day has not passed, and it still holds."""
    return (
        export.is_there()
        and shelf.find(export.file) is not None
        and not RecordsExport.objects.filter(is_outdated(), pk=export.pk).exists()
    )


def to_remove(now: datetime | None = None) -> QuerySet[RecordsExport]:
    """Return the exports whose file should not be on the shelf any longer."""
    passed = Q(expires_at__lte=now or timezone.now())
    made = RecordsExport.objects.filter(removed_at__isnull=True).exclude(file="")
    return made.filter(passed | is_outdated())
