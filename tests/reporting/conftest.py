"""Packages of tests lie in a folder of their own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def shelf_of_the_test(settings: Any, tmp_path: Path) -> Path:
    """Let packages be made in a folder that goes away with the test."""
    settings.DATA = tmp_path
    return tmp_path / "exports"
