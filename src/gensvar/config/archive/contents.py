"""What a backup holds: a manifest, one file of rows for each table, and all files.

Rows are written as JSON lines by Django's own serialiser, so a backup of an embedded
database can be restored into PostgreSQL and the other way round.
"""

import gzip
import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from gensvar.kernel.secrets import hashed

Row = TypeVar("Row")
FORMAT = 1
MANIFEST = "manifest.json"
# Sessions end with a restore, and tries are forgotten; the others are made anew by the
# migrations.
LEFT_OUT = {
    "accounts.tried",
    "auth.permission",
    "contenttypes.contenttype",
    "sessions.session",
}
CHUNK = 1024 * 1024


class BackupFault(Exception):
    """A backup that cannot be trusted or used; says why in one sentence."""


@dataclass
class Manifest:
    """What a backup says about itself."""

    identity: str
    made_at: str
    migrations: list[str]
    key: str
    rows: dict[str, int] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> bytes:
        """Return the manifest as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def tables() -> list[type[models.Model]]:
    """Return the models whose rows are kept, always in the same order."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT
        and model._meta.managed
        and not model._meta.proxy
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def migrations() -> list[str]:
    """Return the migrations that the database has, as app and name."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app} {name}" for app, name in applied)


def key_mark() -> str:
    """Return a mark of the installation's key that does not tell the key."""
    return hashed("backup", settings.SECRET_KEY)[:16]


def files_folder() -> Path:
    """Return the folder of the stored files."""
    return Path(cast("FileSystemStorage", default_storage).location)


def exactly(value: object) -> str:
    """Return a value as JSON cannot hold it itself, with nothing taken off.

    Django's own encoder cuts moments to milliseconds, and the chain of events would
    no longer hold.
    """
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Yield lists of at most `size` rows."""
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some


def checksum(stream: IO[bytes]) -> str:
    """Return the SHA-256 of a stream."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def read_manifest(archive: tarfile.TarFile) -> Manifest:
    """Return what a backup says about itself. Raises BackupFault if it says nothing."""
    try:
        member = archive.extractfile(MANIFEST)
        facts: dict[str, Any] = json.load(member) if member else {}
        manifest = Manifest(**facts)
    except (KeyError, TypeError, ValueError, tarfile.TarError, EOFError) as fault:
        raise BackupFault("This is not a backup of Gensvar.") from fault
    if manifest.format != FORMAT:
        raise BackupFault("The backup was made by another version of Gensvar.")
    return manifest


def verify(place: Path) -> Manifest:
    """Read a whole backup and compare every checksum; return its manifest."""
    try:
        with (
            gzip.open(place) as whole,
            tarfile.open(fileobj=whole, mode="r:") as archive,
        ):
            manifest = read_manifest(archive)
            found: dict[str, str] = {}
            for member in archive:
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is not None and member.name != MANIFEST:
                    found[member.name] = checksum(stream)
            # What follows the last row holds nothing, but tells whether all is here.
            checksum(cast("IO[bytes]", whole))
    except (tarfile.TarError, zlib.error, EOFError, OSError) as fault:
        raise BackupFault("The backup is cut off or cannot be read.") from fault
    if found != manifest.checksums:
        raise BackupFault("Something in the backup is missing or was changed.")
    return manifest
