"""Many people press in the same moment: threads, each with its own connection.

A test that races carries the marks in RACING. On PostgreSQL it gets the server's test
database, whose tables are emptied afterwards; on the embedded database, whose tests
live in memory, it gets a file of its own.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale

Result = TypeVar("Result")
REFUSALS = (Invalid, NotAllowed, NotYet, Stale)
ON_A_SERVER = "sqlite" not in str(settings.DATABASES["default"]["ENGINE"])
# Only a mark, not a fixture asked for later, makes pytest-django leave out the
# transaction around the test: threads could not see into it.
RACING = [
    pytest.mark.usefixtures("many_threads"),
    pytest.mark.slow,
    *([pytest.mark.django_db(transaction=True)] if ON_A_SERVER else []),
]


def at_once(acts: Sequence[Callable[[], Result]]) -> list[Result | Exception]:
    """Do several things in the same moment; return results and refusals, in order.

    Every thread has its connection before any of them acts.
    """
    together = Barrier(len(acts))

    def one(act: Callable[[], Result]) -> Result | Exception:
        try:
            connections["default"].ensure_connection()
            together.wait(timeout=30)
            return act()
        except REFUSALS as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def counted(ended: Sequence[object]) -> Counter[str]:
    """Return how many ended well, and how many with each kind of refusal."""
    return Counter(
        type(end).__name__ if isinstance(end, Exception) else "done" for end in ended
    )


@pytest.fixture(scope="session")
def empty_file(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Path:
    """Return an SQLite file with all tables and nothing in them."""
    path = tmp_path_factory.mktemp("races") / "empty.sqlite3"
    with django_db_blocker.unblock(), _connected_to(path):
        call_command("migrate", verbosity=0)
    return path


@pytest.fixture
def many_threads(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Let threads share a database: a file of its own, or the server's."""
    if ON_A_SERVER:
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
