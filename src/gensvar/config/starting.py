"""What must hold before the web or the worker starts; each hindrance is a sentence."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

Version = tuple[int, ...]

# SQLite 3.7.0 to 3.51.2 can corrupt a WAL database that two connections write to;
# these lines got the repair.
REPAIRED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
CLOCK_MAY_DIFFER = timedelta(seconds=60)
MOST_PROCESSES_WITH_SQLITE = 2


def wal_is_safe(version: Version) -> bool:
    """Say whether a version of SQLite has the repair of its write-ahead log."""
    if version >= REPAIRED[-1] or version < (3, 7, 0):
        return True
    return any(version[:2] == line[:2] and version >= line for line in REPAIRED)


def hindrances() -> list[str]:
    """Return why this installation must not start, asking the database too."""
    found = [*_about_settings()]
    if connection.vendor == "sqlite":
        found += _about_sqlite()
    else:
        found += _about_the_clock()
    plan = MigrationExecutor(connection)
    if plan.migration_plan(plan.loader.graph.leaf_nodes()):
        found.append("The database is older than the program. Run: gensvar migrate")
    return found


def _about_settings() -> list[str]:
    found = []
    if "*" in settings.ALLOWED_HOSTS:
        found.append("ALLOWED_HOSTS must name the hosts; * lets anyone choose one.")
    if settings.MODE == "production" and not settings.BASE_URL.startswith("https://"):
        found.append("Set GENSVAR_BASE_URL to the public address, with https://.")
    if settings.DEBUG:
        found.append("DEBUG shows people's words in fault pages. Switch it off.")
    return found


def _about_sqlite() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        row = cursor.fetchone()
    uses_wal = str(row[0]).lower() == "wal" if row else False
    if uses_wal and not wal_is_safe(sqlite3.sqlite_version_info):
        words = (
            f"SQLite {sqlite3.sqlite_version} can corrupt a database in WAL mode. "
            "Use the rollback journal, or a repaired version."
        )
        return [words]
    return []


def _about_the_clock() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        row = cursor.fetchone()
    if row and abs(timezone.now() - row[0]) > CLOCK_MAY_DIFFER:
        return ["The clock here and that of the database differ by over a minute."]
    return []


def advice(processes: int) -> list[str]:
    """Return what the operator should know, though it hinders nothing."""
    found = []
    if Path(settings.DATA).exists() and Path(settings.DATA).stat().st_mode & 0o077:
        found.append("Others can read the data folder. Close it: chmod 700.")
    if not settings.MAIL_IS_DELIVERED and not settings.MAILBOX_ONLY:
        found.append("GENSVAR_MAIL is not set: letters wait until it is.")
    if connection.vendor == "sqlite" and processes > MOST_PROCESSES_WITH_SQLITE:
        found.append(
            "An embedded database has one writer. With more than two processes, or "
            "five writes a second, move to PostgreSQL: back up, set GENSVAR_DATABASE, "
            "restore."
        )
    return found
