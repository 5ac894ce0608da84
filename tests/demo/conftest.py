"""The region, built once by the command, and the settings of demo mode."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

SOURCE = Path(__file__).resolve().parents[2] / "src"
COMMAND = "from gensvar.config.command import main; main()"


@pytest.fixture(scope="session")
def built_region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the region with `gensvar demo`, and return its database."""
    folder = tmp_path_factory.mktemp("demo") / "region"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(  # noqa: S603 -- our own words, no shell
        [sys.executable, "-c", COMMAND, "demo", "--only-build"],
        env={
            **kept,
            "PYTHONPATH": str(SOURCE),
            "GENSVAR_DATA": str(folder),
            "GENSVAR_SECRET_KEY": django_settings.SECRET_KEY,
        },
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "gensvar.sqlite3"


@pytest.fixture
def region(built_region: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the database be the region's, and take back what the test changes."""
    ordinary = connections["default"]
    own = connections.create_connection("default")
    own.settings_dict = {
        **own.settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(built_region),
        "OPTIONS": {},
    }
    with django_db_blocker.unblock():
        connections["default"] = own
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            own.close()
            connections["default"] = ordinary


@pytest.fixture
def demo_mode(settings: Settings) -> Settings:
    """Let it be demo mode: addresses, the line above the page, the open mailbox."""
    settings.MODE = "demo"
    settings.ROOT_URLCONF = "tests.demo.urls"
    templates = settings.TEMPLATES[0]
    processors = templates["OPTIONS"]["context_processors"]
    reminder = "gensvar.demo.context.reminder"
    options = {**templates["OPTIONS"], "context_processors": [*processors, reminder]}
    settings.TEMPLATES = [{**templates, "OPTIONS": options}]
    return settings


@pytest.fixture
def visitor(region: None, demo_mode: Settings) -> Client:
    """Return somebody who visits the demo."""
    return Client()
