"""The demo starts in a folder of its own, in demo mode, and nowhere else."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError

from gensvar.config import environment
from gensvar.demo.environment import RefusedError, free_port, is_ours, settle

COMMAND = "from gensvar.config.command import main; main()"


def test_the_demo_chooses_its_mode_folder_and_address(tmp_path: Path) -> None:
    variables = {"GENSVAR_DATA": str(tmp_path), "GENSVAR_MAIL": "smtp://mail.example"}
    settle(["--port", "8765"], variables)
    assert variables["GENSVAR_MODE"] == "demo"
    assert "GENSVAR_MAIL" not in variables
    assert variables["GENSVAR_BASE_URL"] == f"http://{variables['GENSVAR_BIND']}"
    assert is_ours(tmp_path)


@pytest.mark.parametrize("mode", ["production", "test"])
def test_it_is_refused_in_every_other_mode(tmp_path: Path, mode: str) -> None:
    with pytest.raises(RefusedError, match="GENSVAR_MODE"):
        settle([], {"GENSVAR_MODE": mode, "GENSVAR_DATA": str(tmp_path)})
    assert not is_ours(tmp_path)


def test_it_is_refused_with_a_database_of_its_own(tmp_path: Path) -> None:
    variables = {"GENSVAR_DATABASE": "postgresql://db/gensvar"}
    with pytest.raises(RefusedError, match="GENSVAR_DATABASE"):
        settle([], variables | {"GENSVAR_DATA": str(tmp_path)})


def test_it_leaves_a_folder_alone_that_it_has_not_made(tmp_path: Path) -> None:
    (tmp_path / "gensvar.sqlite3").touch()
    with pytest.raises(RefusedError, match="did not make"):
        settle(["--fresh"], {"GENSVAR_DATA": str(tmp_path)})
    assert (tmp_path / "gensvar.sqlite3").exists()


def test_it_takes_the_next_port_when_one_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port


def test_production_does_not_start_in_the_demos_folder(tmp_path: Path) -> None:
    settle([], {"GENSVAR_DATA": str(tmp_path)})
    with pytest.raises(ImproperlyConfigured, match="demo"):
        environment.read(
            {
                "GENSVAR_MODE": "production",
                "GENSVAR_DATA": str(tmp_path),
                "GENSVAR_BASE_URL": "https://dialog.example",
            }
        )


def test_the_command_is_refused_without_demo_mode() -> None:
    with pytest.raises(CommandError):
        call_command("demo")


@pytest.mark.slow
def test_gensvar_demo_says_why_it_does_not_start_in_production(tmp_path: Path) -> None:
    done = _run(
        ["-c", COMMAND, "demo"],
        GENSVAR_MODE="production",
        GENSVAR_DATA=str(tmp_path),
        GENSVAR_BASE_URL="https://dialog.example",
    )
    assert done.returncode == 1
    assert "GENSVAR_MODE is production" in done.stderr


@pytest.mark.slow
def test_in_production_the_demo_has_no_addresses(tmp_path: Path) -> None:
    look = (
        "import django; django.setup()\n"
        "from django.urls import Resolver404, resolve\n"
        "for path in ('/prova/', '/prova/bli/maja/', '/prova/ingen/'):\n"
        "    try: print(resolve(path))\n"
        "    except Resolver404: print('404')\n"
    )
    done = _run(
        ["-c", look],
        GENSVAR_MODE="production",
        GENSVAR_DATA=str(tmp_path),
        GENSVAR_BASE_URL="https://dialog.example",
        DJANGO_SETTINGS_MODULE="gensvar.config.settings",
    )
    assert done.stdout.split() == ["404"] * 3, done.stderr


def _run(arguments: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    source = str(Path(__file__).resolve().parents[2] / "src")
    return subprocess.run(  # noqa: S603 -- our own words, no shell
        [sys.executable, *arguments],
        env={**kept, "PYTHONPATH": source, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
