"""The world that all addresses are tried in, made once for each file of tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from tests.matrix.seeing import taken_back
from tests.matrix.world import World, make_world


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """Make one region; every request in it is taken back."""
    place = tmp_path_factory.mktemp("world")
    with override_settings(DATA=place), django_db_blocker.unblock(), taken_back():
        yield make_world()
