"""Installations of their own: a folder, a database, and programs that run in them.

The database is a file in the folder, or a fresh one on the server that the tests use.
"""

import os
import shutil
import socket
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
SERVER = os.environ.get("GENSVAR_DATABASE", "")
FILE = "gensvar.sqlite3"
Surroundings = dict[str, str]
NewInstallation = Callable[[], Surroundings]


@pytest.fixture(scope="session")
def first_installation(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Surroundings]:
    """Return an installation with all tables, which others are copied from."""
    name, folder = _new_name(), tmp_path_factory.mktemp("installation")
    tell_server(f"CREATE DATABASE {name}")
    around = _around(name, folder)
    manage(around, "migrate", "-v0")
    yield around
    tell_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_installation(tmp_path: Path) -> Iterator[Surroundings]:
    """Return the surroundings of an installation without tables."""
    name = _new_name()
    tell_server(f"CREATE DATABASE {name}")
    yield _around(name, tmp_path / name)
    tell_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def new_installation(
    tmp_path: Path, first_installation: Surroundings
) -> Iterator[NewInstallation]:
    """Make installations that have tables and nothing in them."""
    made: list[str] = []

    def make() -> Surroundings:
        name = _new_name()
        folder = tmp_path / name
        folder.mkdir()
        if SERVER:
            like = urlsplit(first_installation["GENSVAR_DATABASE"]).path.lstrip("/")
            tell_server(f"CREATE DATABASE {name} TEMPLATE {like}")
        else:
            shutil.copy(Path(first_installation["GENSVAR_DATA"]) / FILE, folder / FILE)
        made.append(name)
        return _around(name, folder)

    yield make
    for name in made:
        tell_server(f"DROP DATABASE {name} WITH (FORCE)")


def _new_name() -> str:
    return f"gensvar_{uuid.uuid4().hex[:12]}"


def _around(name: str, folder: Path) -> Surroundings:
    address = urlsplit(SERVER)._replace(path=f"/{name}").geturl() if SERVER else ""
    return {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "GENSVAR_MODE": "demo",
        "GENSVAR_DATA": str(folder),
        "GENSVAR_DATABASE": address,
        "DJANGO_SETTINGS_MODULE": "gensvar.config.settings",
    }


def tell_server(words: str) -> None:
    """Say something to the server of the tests, if there is one."""
    if not SERVER:
        return
    import psycopg  # noqa: PLC0415 -- only where there is a server

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(words.encode())


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def manage(
    around: Surroundings, *words: str | Path, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a command of an installation, and return what it said."""
    done = subprocess.run(  # noqa: S603 -- our own
        [sys.executable, "-m", "django", *words],
        env=around,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 or not check, done.stderr
    return done


def told(around: Surroundings, program: str) -> str:
    """Run a few lines in an installation, and return what they print."""
    lines = f"import django\ndjango.setup()\n{program}"
    return subprocess.run(  # noqa: S603 -- our own
        [sys.executable, "-c", lines],
        env=around,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def started(
    around: Surroundings, *words: str, stdin: int | None = None
) -> "subprocess.Popen[bytes]":
    """Start a program of an installation; whoever calls ends it."""
    return subprocess.Popen(  # noqa: S603 -- our own
        [sys.executable, *words],
        env=around,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
