"""The page about the JSON says what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from gensvar.notes import tree
from gensvar.notes.messages import SET_ASIDE
from gensvar.notes.plain import to_json
from gensvar.notes.reading import read_notes
from tests.notes.documents import CORPUS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "notes-json.md"
PARTS = [
    tree.Notes, tree.Fact, tree.Section, tree.Contribution, tree.Passage, tree.Ranking,
    tree.Option, tree.Question, tree.Speech, tree.Decision, tree.SetAside,
]  # fmt: skip


def described(part: str) -> list[str]:
    """Return the keys in the table under the heading called `part`."""
    text = PAGE.read_text(encoding="utf-8")
    section = text.split(f"\n## {part}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_key_is_described(part: type) -> None:
    keys = [field.name for field in fields(part)]
    extra = ["why_text"] if part is tree.SetAside else []

    assert described(part.__name__) == keys + extra


def test_every_kind_and_reason_is_described() -> None:
    text = PAGE.read_text(encoding="utf-8")

    named = set(re.findall(r"`(\w+)`", text))
    assert set(tree.KINDS) <= named
    assert set(SET_ASIDE) <= named


def test_the_json_has_the_keys_of_the_page() -> None:
    made = to_json(read_notes(CORPUS / "22-budgetdialog.md"))

    assert list(made) == described("Notes")
    assert list(made["rankings"][0]["options"][0]) == described("Option")
    assert list(made["sections"][1]["contributions"][0]) == described("Contribution")
