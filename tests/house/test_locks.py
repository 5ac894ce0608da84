"""The locks name packages and hashes, never where they come from."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_lock_names_an_address() -> None:
    found = [
        line
        for lock in (ROOT / "requirements").glob("*.txt")
        for line in lock.read_text().splitlines()
        if "://" in line or line.startswith("-")
    ]
    assert found == []


def test_every_package_is_pinned_with_hashes() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text().replace("\\\n", " ")
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                assert "==" in line, line
                assert "--hash=sha256:" in line, line


def test_the_lock_of_uv_is_not_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "uv.lock"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout == ""
