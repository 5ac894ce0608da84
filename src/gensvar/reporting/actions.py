"""Asking for an export, keeping what was made, fetching it, and removing it in time."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.words import on_one_line
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.actions import enqueue
from gensvar.jobs.models import FINISHED
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.reporting import shelf
from gensvar.reporting.models import KEPT, Ground, RecordsExport, Variant
from gensvar.reporting.policies import may_fetch, may_make
from gensvar.reporting.queries import can_be_fetched, to_remove

EXPORT = "export records"


@transaction.atomic
def ask_for_export(
    dialogue: Dialogue, variant: str, *, by: User, ground: str = "", reason: str = ""
) -> RecordsExport:
    """Ask the worker for a package; asked again before it is made, it is the same one.

    A complete package takes a ground, which the log keeps, and a reason.
    """
    if not may_make(by, dialogue, variant):
        raise NotAllowed
    reason = on_one_line(reason)
    if variant == Variant.COMPLETE:
        _check(ground, reason)
    else:
        ground = reason = ""
    if waiting := _under_way(dialogue, variant, by):
        return waiting
    export = RecordsExport.objects.create(
        dialogue=dialogue, variant=variant, ground=ground, reason=reason, asked_by=by
    )
    export.job = enqueue(
        EXPORT,
        {"export": export.pk},
        by=by,
        title=_("The records of dialogue %(number)s") % {"number": dialogue.number},
        key=f"{EXPORT} {export.pk}",
    )
    export.save(update_fields=["job"])
    record(
        EXPORT, dialogue, by=by, export=export.pk, variant=str(variant), ground=ground
    )
    return export


def _check(ground: str, reason: str) -> None:
    if ground not in Ground.values:
        raise Invalid(_("Choose why a complete package is needed."), "ground")
    if not reason:
        raise Invalid(_("Write the reason."), "reason")


def _under_way(dialogue: Dialogue, variant: str, by: User) -> RecordsExport | None:
    """Return what the same person has already asked for and waits for."""
    rows = RecordsExport.objects.filter(dialogue=dialogue, variant=variant, asked_by=by)
    return rows.filter(job__isnull=False).exclude(job__state__in=FINISHED).first()


@transaction.atomic
def keep(export: RecordsExport, half: Path, *, at: datetime) -> None:
    """Put a package that is whole on the shelf for a day."""
    digest = hashlib.sha256()
    with half.open("rb") as file:
        while piece := file.read(1024 * 1024):
            digest.update(piece)
    size = half.stat().st_size
    now = timezone.now()
    rows = RecordsExport.objects.filter(pk=export.pk, file="")
    if rows.update(
        file=shelf.whole_name(half),
        size=size,
        checksum=digest.hexdigest(),
        made_at=at,
        expires_at=now + KEPT,
    ):
        shelf.put(half)


@transaction.atomic
def fetch(export: RecordsExport, *, by: User) -> Path:
    """Return where the package is to the person who asked for it, and record that."""
    if not may_fetch(by, export):
        raise NotAllowed
    place = shelf.find(export.file)
    if place is None or not can_be_fetched(export):
        raise NotYet([_("a package that can still be fetched")])
    RecordsExport.objects.filter(pk=export.pk).update(fetched_at=timezone.now())
    record(
        "fetch records",
        export.dialogue,
        by=by,
        export=export.pk,
        checksum=export.checksum,
    )
    return place


@transaction.atomic
def remove_export(export: RecordsExport, *, by: User) -> None:
    """Remove a package before its day has passed."""
    if not may_fetch(by, export):
        raise NotAllowed
    _remove(export)
    record("remove records export", export.dialogue, by=by, export=export.pk)


def remove_outdated(now: datetime | None = None) -> int:
    """Remove every package whose day has passed or that does not hold any longer."""
    number = 0
    for export in to_remove(now):
        _remove(export)
        number += 1
    there = RecordsExport.objects.filter(removed_at__isnull=True).exclude(file="")
    shelf.sweep(set(there.values_list("file", flat=True)))
    return number


def _remove(export: RecordsExport) -> None:
    shelf.remove(export.file)
    rows = RecordsExport.objects.filter(pk=export.pk, removed_at__isnull=True)
    rows.update(removed_at=timezone.now())
