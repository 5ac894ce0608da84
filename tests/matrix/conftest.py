"""The world that all addresses are tried in, made once for each file of tests."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.matrix.seeing import taken_back
from tests.matrix.world import World, make_world


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process ask all about a row: what it has seen it need not see again.

    A group is of one file: the world is made anew for the next one.
    """
    for item in items:
        row = getattr(getattr(item, "callspec", None), "params", {}).get("row")
        if row is not None:
            # What follows the last @ would be taken for the whole name.
            name = f"{item.path.stem} {row}".replace("@", "")
            item.add_marker(pytest.mark.xdist_group(name))


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Make one region; every request in it is taken back."""
    with django_db_blocker.unblock(), taken_back():
        yield make_world()
