"""A database in a file, which many threads can use at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def empty_file(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Path:
    """Return an SQLite file with all tables and nothing in them."""
    path = tmp_path_factory.mktemp("races") / "empty.sqlite3"
    with django_db_blocker.unblock(), _connected_to(path):
        call_command("migrate", run_syncdb=True, verbosity=0)
    return path


@pytest.fixture
def many_threads(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Let threads share a database: a file of its own, or the server's."""
    if connections["default"].vendor != "sqlite":
        request.getfixturevalue("transactional_db")
        yield
        return
    path = tmp_path / "race.sqlite3"
    shutil.copy(request.getfixturevalue("empty_file"), path)
    with django_db_blocker.unblock(), _connected_to(path):
        yield


class _connected_to:  # noqa: N801 -- reads as a phrase after "with"
    """Point every thread's connection at a file for a while."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.before: Any = connections["default"]
        self.name = connections.settings["default"]["NAME"]
        connections.settings["default"]["NAME"] = str(self.path)
        connections["default"] = connections.create_connection("default")

    def __exit__(self, *problem: object) -> None:
        connections["default"].close()
        connections.settings["default"]["NAME"] = self.name
        connections["default"] = self.before
