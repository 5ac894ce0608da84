"""Bad files end in a clear sentence within seconds, and do no harm."""

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gensvar.notes.messages import ERRORS
from gensvar.notes.reading import read_notes
from tests.notes import hostile

ROOT = Path(__file__).parents[2]
SECONDS = 5
MEMORY = 512 * 1024
# Shorter times tell of the machine, not of the text.
A_MOMENT = 0.2


@pytest.mark.slow
@pytest.mark.parametrize("name", hostile.FILES)
def test_a_bad_file_is_refused_in_seconds(name: str) -> None:
    _make, _called, codes = hostile.FILES[name]

    cost = in_a_process_of_its_own(name)

    assert cost["code"] in codes
    assert cost["code"] in ERRORS
    assert cost["sv"] != cost["en"]
    assert "{" not in cost["sv"]
    assert cost["seconds"] < SECONDS
    assert cost["memory"] < MEMORY


def in_a_process_of_its_own(name: str) -> dict[str, Any]:
    """Return what tests.notes.measured prints: no other test's child is counted."""
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.notes.measured", name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
        timeout=60,
    )
    cost: dict[str, Any] = json.loads(ran.stdout)
    return cost


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "(!" * 100_000,
        "*" * 100_000,
        "*a " * 50_000,
        "a*" * 50_000,
        "1, " * 50_000,
        "1," * 50_000 + "(medeltal",
        "medeltal " * 20_000,
        "- " * 50_000,
        "§ " * 50_000,
        "Nämnden 1 maj " * 10_000,
        "Nämnden 1 maj § 1 " * 10_000,
        "säger Ada " * 10_000,
        ", säger A" * 20_000,
        "Aa " * 50_000,
        "a@" * 50_000,
        "a" * 200_000,
        "e\u0301" * 100_000,
        "| " * 50_000,
        "|\n" * 10_000,
        "![" * 50_000,
        "#" * 100_000,
        "# " + "a #" * 50_000,
        "http://" * 20_000,
        "0" * 100_000,
        "12 " * 50_000,
        "\t" * 100_000 + "a",
        " " * 100_000 + "a",
        "a\tb" * 50_000,
        "kl 1" * 30_000,
        "kakor " * 30_000,
        "Grupp 1: " * 20_000,
        "\u202e\u202d" * 50_000 + "a",
        "- a\n" * 10_000,
        "a\n" * 10_000,
        "a-\n" * 10_000,
        "•\n" * 10_000,
        "→ a\n" * 10_000,
        "1. a\n" * 10_000,
        "# a\n" * 10_000,
        "A 1, 2, 3\n" * 10_000,
        "> a\n" * 10_000,
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("before", ["", "Möte\n\nVad vill du?\n\n- "])
def test_long_adversarial_text_takes_time_by_its_length(before: str, text: str) -> None:
    quarter = seconds_to_read(f"{before}{text[: len(text) // 4]} x")

    whole = seconds_to_read(f"{before}{text} x")

    # By its length: four times. By its square: sixteen.
    assert whole < 8 * max(quarter, A_MOMENT)


def seconds_to_read(text: str) -> float:
    """Return the seconds of this process, without those its own rubbish costs."""
    gc.disable()
    try:
        started = time.process_time()
        read_notes(text.encode(), "a.txt")
        return time.process_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a.txt", "a.txt"),
        ("möte\u202egpj.txt", "mötegpj.txt"),
        ("a\x00b.txt", "ab.txt"),
        ("å" * 300 + ".txt", "å" * 196 + ".txt"),
    ],
)
def test_names_cannot_mislead(name: str, kept: str) -> None:
    assert read_notes(b"- hej", name).name == kept


def test_a_script_in_a_page_is_not_text() -> None:
    page = b"<html><body><h1>M\xc3\xb6te</h1><ul><li>a<script>x()</script></li></ul>"
    notes = read_notes(page, "a.html")

    assert [item.text for item in notes.contributions] == ["a"]


def test_the_child_is_told_nothing_about_its_surroundings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("GENSVAR_SECRET_KEY", "x" * 50)

    assert read_notes(hostile.HTML, "a.html").format == "html"
