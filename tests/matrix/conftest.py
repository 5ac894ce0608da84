"""The world that all addresses are tried in, made once for each file of tests."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.matrix.seeing import taken_back
from tests.matrix.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Make one region; every request in it is taken back."""
    with django_db_blocker.unblock(), taken_back():
        yield make_world()
