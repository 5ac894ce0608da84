"""Saying that what another table wrote matters to one's own table too."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.models import Entry, Stress, Table
from gensvar.kernel.errors import Invalid


@transaction.atomic
def stress(entry: Entry, *, table: Table) -> Stress:
    """Let a table stress another table's idea; twice is the same as once.

    Raises Invalid for its own idea, and NotYet when nothing is taken any more.
    """
    version = next_version(table.meeting)
    _check(entry, table)
    if (standing := _standing(entry, table)) is not None:
        return standing
    made = Stress.objects.create(
        entry=entry, table=table, at=timezone.now(), version=version
    )
    _changed(entry, version)
    record("stress idea", entry, table=table.pk)
    return made


@transaction.atomic
def stress_no_more(entry: Entry, *, table: Table) -> None:
    """Take the stressing back; the trail keeps that it stood."""
    version = next_version(table.meeting)
    _check(entry, table)
    standing = _standing(entry, table)
    if standing is None:
        return
    standing.withdrawn_at = timezone.now()
    standing.save(update_fields=["withdrawn_at"])
    _changed(entry, version)
    record("stress idea no more", entry, table=table.pk)


def _check(entry: Entry, table: Table) -> None:
    doors.is_open_for(entry.exercise, table)
    if entry.table_id == table.pk:
        raise Invalid(_("This is your own idea. Others can stress it."))
    entry.refresh_from_db(fields=["replaced_by", "taken_back_at"])
    if entry.replaced_by_id or entry.taken_back_at:
        raise doors.Shut(_("This idea has been changed meanwhile. Load the page."))


def _standing(entry: Entry, table: Table) -> Stress | None:
    return entry.stresses.filter(table=table, withdrawn_at__isnull=True).first()


def _changed(entry: Entry, version: int) -> None:
    entry.version = version
    entry.save(update_fields=["version"])
