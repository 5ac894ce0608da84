"""The reference pages are made from the code, and every requirement is shown."""

import re
from pathlib import Path

import pytest

from tools import references

ROOT = Path(__file__).parents[2]
IS_AN_ID = re.compile(r"S[1-4]-\d{2,3}|F-\d{2}|T\d{2}")
# What one dialogue through its whole life, and real notes, are to show.
ASKED_FOR = [
    *("S3-02", "S3-10", "S3-11", "S3-12", "S3-13", "S3-14", "S2-25", "S2-26"),
    *("S3-45", "S3-46", "S3-47", "S3-48", "S2-05", "S2-06", "S2-19"),
    *("S3-49", "S3-50", "S3-32", "S2-09", "S3-28", "S3-51", "S3-30"),
    *("S2-07", "S2-15", "S2-34", "S3-27", "S2-32"),
    *("S2-08", "S2-22", "S2-23", "S4-097", "S3-52"),
    *("S3-41", "S3-42", "S3-43", "S3-44", "S1-27"),
    *("S1-45", "S2-36", "S3-15", "S3-17", "S3-53"),
    *(f"S4-{number:03}" for number in range(1, 21)),
    *("S4-032", "S4-033", "S4-042", "S4-053", "S4-103", "S4-141", "S4-149", "S4-150"),
]


def test_every_mark_is_an_id() -> None:
    wrong = [
        row for row in references.shown() if not IS_AN_ID.fullmatch(row.requirement)
    ]
    assert wrong == []


def test_everything_asked_for_is_shown() -> None:
    known = {row.requirement for row in references.shown()}
    assert [one for one in ASKED_FOR if one not in known] == []


def test_everything_asked_for_is_shown_by_our_own_material_too() -> None:
    elsewhere = "tests/imports/test_seeds.py"
    ours = {row.requirement for row in references.shown() if row.file != elsewhere}
    assert [one for one in ASKED_FOR if one not in ours] == []


@pytest.mark.parametrize("name", references.PAGES)
def test_the_reference_says_what_the_code_says(name: str) -> None:
    assert name not in references.old_pages(), "python tools/references.py"


def test_marks_are_read_without_running_anything(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "requirement = pytest.mark.requirement\n"
        '@requirement("S1-10", "S1-02")\n'
        "def test_one_is_told() -> None: ...\n"
        '@pytest.mark.requirement("S1-02")\n'
        "def test_two() -> None: ...\n"
    )
    found = [(row.requirement, row.test) for row in references.shown(tmp_path)]
    assert found == [
        ("S1-02", "test_one_is_told"),
        ("S1-02", "test_two"),
        ("S1-10", "test_one_is_told"),
    ]


def test_every_setting_is_told() -> None:
    told = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "gensvar" / "config"
    read = {
        name
        for path in source.rglob("*.py")
        for name in re.findall(r"GENSVAR_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert {name for name in read if f"`{name}`" not in told} == set()
