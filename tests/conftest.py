"""What every test leans on."""

import gc
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import override_settings
from hypothesis import settings

from tests.installations import (
    empty_installation,
    first_installation,
    new_installation,
)
from tests.racing import empty_file, many_threads

__all__ = [
    "empty_file",
    "empty_installation",
    "first_installation",
    "many_threads",
    "new_installation",
]

# The same examples on every run: a property that breaks breaks for everyone. A new
# search is made with --hypothesis-profile=default.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _network_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test reach this machine only."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise RuntimeError(f"A test reached for {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    """Forget the tries that earlier tests in this process made."""
    cache.clear()


# The demonstration refuses any other database than the embedded one.
EMBEDDED = "tests/demo/"
ASKING = {
    "db",
    "transactional_db",
    "many_threads",
    "first_installation",
    "empty_installation",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what one database is enough for: the embedded one, or any at all."""
    for item in items:
        asked = ASKING & set(getattr(item, "fixturenames", ()))
        if item.nodeid.startswith(EMBEDDED):
            item.add_marker("embedded")
        elif not asked and item.get_closest_marker("django_db") is None:
            item.add_marker("pure")


def pytest_collection_finish() -> None:
    """Leave what was collected out of every search for rubbish: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _files_go_away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let files that an installation makes lie in a folder of the tests."""
    with override_settings(DATA=tmp_path_factory.mktemp("data")):
        yield
