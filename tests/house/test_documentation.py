"""The documentation leads somewhere, and says what the screen says."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import get_commands

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SCREEN = [
    *(ROOT / "docs" / "tutorials").glob("*.md"),
    ROOT / "docs" / "how-to" / "import-notes.md",
    ROOT / "docs" / "how-to" / "moderate-and-hide.md",
    ROOT / "docs" / "how-to" / "hand-over-work.md",
    ROOT / "docs" / "how-to" / "hold-a-meeting.md",
    ROOT / "docs" / "how-to" / "consult-with-the-sami.md",
    ROOT / "docs" / "how-to" / "publish-in-several-languages.md",
]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"")
COMMAND = re.compile(r"gensvar ([a-z]+)\b")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
LARGEST = 150_000
# Names that the demo region has of its own.
NAMES = {"Hälso- och sjukvårdsnämnden"}


def names_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def forms_of(words: str | tuple[str, ...] | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


@pytest.mark.parametrize("page", PAGES, ids=names_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [a or b for a, b in LINK.findall(page.read_text(encoding="utf-8"))]
    inside = [one for one in targets if not one.startswith(("http", "mailto:"))]
    assert [one for one in inside if not (page.parent / one).exists()] == []


def test_every_command_that_is_named_exists() -> None:
    known = {*get_commands(), "notes"}
    named = {
        word
        for page in PAGES
        for code in re.findall(r"`([^`]+)`", page.read_text(encoding="utf-8"))
        for word in COMMAND.findall(code)
    }
    assert named - known == set()


@pytest.mark.parametrize("page", SCREEN, ids=names_of)
def test_what_is_bold_stands_on_the_screen(page: Path) -> None:
    swedish = {
        text.replace("\xad", "").strip()
        for place in (ROOT / "src" / "gensvar").glob("*/locale/sv/*/django.po")
        for message in read_po(BytesIO(place.read_bytes()))
        for text in forms_of(message.string or "")
    }
    bold = {" ".join(w.split()) for w in BOLD.findall(page.read_text(encoding="utf-8"))}
    # English bold ends with a full stop: it begins a paragraph.
    labels = {one for one in bold if not one.endswith(".")}
    assert labels - swedish - NAMES == set()


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    assert [one.name for one in pictures if one.stat().st_size > LARGEST] == []
