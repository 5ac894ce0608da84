"""Making a backup while people go on working."""

import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, cast

from django.core import serializers
from django.db import (
    DEFAULT_DB_ALIAS,
    connection,
    connections,
    models,
    transaction,
)
from django.utils import timezone

from gensvar.audit.actions import identity
from gensvar.config.archive.contents import (
    MANIFEST,
    Manifest,
    batched,
    checksum,
    exactly,
    files_folder,
    key_mark,
    migrations,
    tables,
    verify,
)

AT_A_TIME = 500


def save(place: Path) -> Manifest:
    """Write a backup to a new file, read it again, and return what it holds.

    All rows are from one moment. Files are copied after the rows: a file that a row
    names was there before the row. Raises BackupFault if it cannot be read back.
    """
    name = identity()
    with (
        tempfile.TemporaryDirectory(dir=place.parent) as folder,
        _one_moment(Path(folder)),
    ):
        manifest = Manifest(
            identity=name,
            made_at=timezone.now().isoformat(),
            migrations=migrations(),
            key=key_mark(),
        )
        half = Path(folder) / "half"
        parts = Path(folder) / "parts"
        parts.mkdir()
        _write_rows(parts, manifest)
        with (
            _closed_file(half) as out,
            tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive,
        ):
            _add_files(archive, manifest)
            for part in sorted(parts.iterdir()):
                archive.add(part, f"rows/{part.name}")
            _add(archive, MANIFEST, manifest.as_json())
        verify(half)
        half.replace(place)
    return manifest


def _closed_file(place: Path) -> IO[bytes]:
    """Open a new file that never, not for a moment, can be read by others."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    return os.fdopen(os.open(place, flags, 0o600), "wb")


@contextmanager
def _one_moment(folder: Path) -> Iterator[None]:
    """Let this thread read a database in which nothing changes."""
    if connection.vendor == "sqlite":
        with _copy_of_sqlite(folder):
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _copy_of_sqlite(folder: Path) -> Iterator[None]:
    """Copy the database with SQLite's own backup, which lets others go on writing."""
    place = folder / "copy.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(place)) as copy:
        cast("sqlite3.Connection", connection.connection).backup(copy)
    original = connections[DEFAULT_DB_ALIAS]
    reader = original.copy()
    reader.settings_dict = {**original.settings_dict, "NAME": str(place)}
    connections[DEFAULT_DB_ALIAS] = reader
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = original
        reader.close()


def _write_rows(parts: Path, manifest: Manifest) -> None:
    for model in tables():
        label = model._meta.label_lower
        part = parts / f"{label}.jsonl"
        rows = model._default_manager.order_by("pk")
        manifest.rows[label] = rows.count()
        with part.open("w", encoding="utf-8") as out:
            _serialise(rows, out)
        with part.open("rb") as written:
            manifest.checksums[f"rows/{part.name}"] = checksum(written)


def _serialise(rows: "models.QuerySet[models.Model]", out: IO[str]) -> None:
    """Write one row on each line; a few at a time, so that memory stays small."""
    for some in batched(rows.iterator(chunk_size=AT_A_TIME), AT_A_TIME):
        for row in serializers.serialize("python", some):
            out.write(json.dumps(row, default=exactly, ensure_ascii=False) + "\n")


def _add_files(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Add every stored file; its checksum is that of the bytes that were added."""
    root = files_folder()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            name = f"files/{path.relative_to(root).as_posix()}"
            stored = path.read_bytes()
            _add(archive, name, stored)
            manifest.checksums[name] = checksum(io.BytesIO(stored))


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))
