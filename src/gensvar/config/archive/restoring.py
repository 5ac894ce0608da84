"""Bringing a backup back, without sending a letter twice or undoing a disposal."""

import json
import shutil
import tarfile
from dataclasses import dataclass
from pathlib import Path

from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.utils import DatabaseError

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.audit.models import Event, Installation
from gensvar.audit.verification import Break, first_break
from gensvar.config.archive import ledger
from gensvar.config.archive.contents import (
    BackupFault,
    Manifest,
    batched,
    files_folder,
    key_mark,
    migrations,
    tables,
    verify,
)
from gensvar.notifications.models import Letter, LetterState

AT_A_TIME = 500
# Letters that waited when the backup was made have probably left since (F-33).
IN_DOUBT = (LetterState.WAITING, LetterState.SENDING)


@dataclass(frozen=True)
class Restored:
    """What came of a restore, for the person who did it."""

    manifest: Manifest
    uncertain_letters: int
    disposals: int
    broken_at: Break | None
    key_is_other: bool


def restore(place: Path, *, adopt: bool = False, replace: bool = False) -> Restored:
    """Bring back all rows and files of a backup.

    Raises BackupFault, and changes nothing, when the backup is damaged, belongs to
    another installation (unless `adopt`), would replace what is here (unless
    `replace`), or was made by a version with other tables.
    """
    manifest = verify(place)
    call_command("migrate", interactive=False, verbosity=0)
    _refuse_other_tables(manifest)
    _refuse_other_installation(manifest, adopt)
    if not _is_empty():
        if not replace:
            raise BackupFault(
                "There is already something here. Add --replace to put the backup in "
                "its place."
            )
        ledger.write()  # what was disposed of since the backup must not come back
    with transaction.atomic():
        _empty()
        _load(place, manifest)
        _start_counting_after()
        uncertain = _doubt_letters()
        disposals = ledger.replay()
        _check_numbers(manifest)
        _remember(manifest, uncertain, disposals)
    _bring_files(place)
    return Restored(
        manifest, uncertain, disposals, first_break(), manifest.key != key_mark()
    )


def _refuse_other_tables(manifest: Manifest) -> None:
    if set(manifest.migrations) != set(migrations()):
        raise BackupFault(
            "The backup was made by a version of Gensvar with other tables. Restore it "
            "with that version, and upgrade afterwards."
        )


def _refuse_other_installation(manifest: Manifest, adopt: bool) -> None:
    here = Installation.objects.order_by("pk").first()
    if here is not None and here.identity != manifest.identity and not adopt:
        raise BackupFault(
            "The backup belongs to another installation. Add --adopt if this one is to "
            "become it."
        )


def _is_empty() -> bool:
    return not (User.objects.exists() or Event.objects.exists())


def _empty() -> None:
    """Take every row away; keys between them are checked when all is loaded."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        names = [model._meta.db_table for model in tables()] + ["django_session"]
        for statement in connection.ops.sql_flush(
            no_style(), names, reset_sequences=False, allow_cascade=False
        ):
            cursor.execute(statement)


def _load(place: Path, manifest: Manifest) -> None:
    with connection.constraint_checks_disabled(), tarfile.open(place) as archive:
        for name in sorted(manifest.rows):
            stream = archive.extractfile(f"rows/{name}.jsonl")
            if stream is None:
                raise BackupFault("Something in the backup is missing.")
            for some in batched(stream, AT_A_TIME):
                for row in serializers.deserialize("python", map(json.loads, some)):
                    row.save()
    try:
        connection.check_constraints()
    except DatabaseError as fault:
        raise BackupFault("Rows in the backup do not belong together.") from fault


def _doubt_letters() -> int:
    return Letter.objects.filter(state__in=IN_DOUBT).update(
        state=LetterState.UNCERTAIN,
        leased_until=None,
        problem="A backup was restored: the letter may have left before.",
    )


def _check_numbers(manifest: Manifest) -> None:
    for model in tables():
        label = model._meta.label_lower
        expected = manifest.rows.get(label, 0)
        if label not in ledger.TABLES and model._default_manager.count() != expected:
            raise BackupFault(f"Not all rows of {label} could be brought back.")


def _remember(manifest: Manifest, letters: int, disposals: int) -> None:
    """Let the chain of events say that a backup was brought back here."""
    record(
        "restore backup",
        Installation.objects.get(identity=manifest.identity),
        made_at=manifest.made_at,
        uncertain_letters=letters,
        disposals=disposals,
    )


def _start_counting_after() -> None:
    """Let new rows, beginning with the event of this restore, get the next numbers."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def _bring_files(place: Path) -> None:
    """Put the files beside the old ones first, then in their place."""
    root = files_folder()
    fresh, old = root.with_name("files-new"), root.with_name("files-old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    with tarfile.open(place) as archive:
        for member in archive:
            if member.isfile() and member.name.startswith("files/"):
                member.name = member.name.removeprefix("files/")
                archive.extract(member, fresh, filter="data")
    if root.exists():
        root.rename(old)
    fresh.rename(root)
    shutil.rmtree(old, ignore_errors=True)
