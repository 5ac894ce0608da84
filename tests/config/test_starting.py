"""Nothing starts that would lose or show what people say."""

import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from gensvar.config import environment, starting
from tests.installations import (
    NewInstallation,
    Surroundings,
    free_port,
    manage,
    started,
    told,
)


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_a_write_ahead_log_is_safe_with_the_repaired_versions(
    version: tuple[int, ...], is_safe: bool
) -> None:
    assert starting.wal_is_safe(version) == is_safe


@pytest.mark.django_db
def test_nothing_stands_in_the_way_of_a_right_installation() -> None:
    assert starting.hindrances() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS"),
        ("DEBUG", True, "DEBUG"),
        ("MODE", "production", "GENSVAR_BASE_URL"),
    ],
)
def test_an_unsafe_setting_stands_in_the_way(
    settings: Any, name: str, value: object, words: str
) -> None:
    setattr(settings, name, value)

    assert words in " ".join(starting.hindrances())
    with pytest.raises(CommandError, match=words):
        call_command("worker", once=True)


@pytest.mark.embedded
def test_an_affected_write_ahead_log_stands_in_the_way(
    new_installation: NewInstallation,
) -> None:
    program = (
        "from django.db import connection\n"
        "connection.ensure_connection()\n"
        "connection.connection.execute('PRAGMA journal_mode=WAL')\n"
        "from gensvar.config import starting\n"
        "starting.sqlite3.sqlite_version_info = (3, 40, 1)\n"
        "print(starting._about_sqlite())\n"
    )
    said = told(new_installation(), program)
    assert "can corrupt a database in WAL mode" in said


@pytest.mark.parametrize("command", ["worker", "serve"])
def test_a_database_that_is_older_than_the_program_stands_in_the_way(
    empty_installation: Surroundings, command: str
) -> None:
    said = manage(empty_installation, command, check=False)
    assert said.returncode != 0
    assert "gensvar migrate" in said.stderr


def test_many_processes_are_advised_to_move(settings: Any) -> None:
    settings.MAILBOX_ONLY = False
    words = " ".join(starting.advice(4))

    assert "GENSVAR_MAIL" in words
    assert ("PostgreSQL" in words) == (connection.vendor == "sqlite")


@pytest.mark.slow
def test_a_new_installation_is_made_and_served(
    empty_installation: Surroundings,
) -> None:
    port = free_port()
    here = {**empty_installation, "GENSVAR_BIND": f"127.0.0.1:{port}"}
    made = manage(here, "init", "--region", "Region Exempel")
    code = made.stdout.split("/konto/forsta/")[1].split("/")[0]
    web = started(here, "-m", "django", "serve")
    try:
        page = fetched(f"http://127.0.0.1:{port}/konto/forsta/{code}/?q=kanariefagel")
    finally:
        web.terminate()
        said = web.communicate(timeout=30)[0].decode()

    assert "Skaffa det första kontot" in page
    assert "/konto/forsta/…/" in said
    assert code not in said
    assert "kanariefagel" not in said
    assert "127.0.0.1" not in said.split("Serving on", 1)[1].split("\n", 1)[1]


def fetched(address: str) -> str:
    """Return a page from a server that may still be starting."""
    for _attempt in range(60):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 -- loopback
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.5)
    raise AssertionError("The server did not start")


def test_a_data_folder_that_others_can_read_is_advised_to_be_closed(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    tmp_path.chmod(0o755)
    assert "chmod 700" in " ".join(starting.advice(1))
    tmp_path.chmod(0o700)
    assert "chmod 700" not in " ".join(starting.advice(1))


@pytest.mark.parametrize(
    ("mode", "said", "proxies"),
    [("production", "", 1), ("production", "2", 2), ("demo", "", 0)],
)
def test_https_comes_from_a_proxy(
    tmp_path: Path, mode: str, said: str, proxies: int
) -> None:
    here = {
        "GENSVAR_MODE": mode,
        "GENSVAR_DATA": str(tmp_path),
        "GENSVAR_BASE_URL": "https://dialog.example",
        "GENSVAR_PROXIES": said,
    }
    assert environment.read(here).proxies == proxies
    with pytest.raises(ImproperlyConfigured, match="GENSVAR_PROXIES"):
        environment.read({**here, "GENSVAR_PROXIES": "ett"})
