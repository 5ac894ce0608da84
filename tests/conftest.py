"""What every test leans on."""

import socket
from typing import Any

import pytest
from hypothesis import settings

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


# Tests of what belongs to the embedded database: the demonstration, which refuses any
# other, and tests that start processes or threads on a database file of their own.
EMBEDDED = (
    "tests/demo/",
    "tests/config/test_backup_in_use.py",
    "tests/config/test_starting.py",
    "tests/config/test_worker.py",
    "tests/dialogues/test_at_once.py",
    "tests/feedback/test_races.py",
    "tests/notifications/test_two_senders.py",
    "tests/organisations/test_log.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that run on the embedded database only."""
    for item in items:
        if item.nodeid.startswith(EMBEDDED):
            item.add_marker("embedded")
