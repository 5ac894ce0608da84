"""The command that reads notes needs neither settings nor a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gensvar.notes.cli import main
from tests.notes.documents import CORPUS

NOTES = CORPUS / "22-budgetdialog.md"


def test_notes_are_told_in_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(NOTES)]) == 0

    told = capsys.readouterr().out
    assert "Dialog om medborgarbudgeten i Tallåsa" in told
    assert "Utegym vid sjön" in told


def test_notes_come_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(NOTES), "--json"]) == 0

    tree = json.loads(capsys.readouterr().out)
    assert [option["mean_all"] for option in tree["rankings"][0]["options"]] == [
        "1.6",
        "2.0",
        "2.4",
    ]


def test_a_file_that_cannot_be_read_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")

    assert main([str(empty)]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_wrong_use_is_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().out == ""


def test_the_command_runs_without_an_installation() -> None:
    code = "from gensvar.config.command import main; main()"
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "notes", str(NOTES)],
        env={"PYTHONPATH": str(source), "PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
