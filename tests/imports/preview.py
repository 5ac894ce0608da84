"""The preview of one document, as the officer who gave it reads it."""

import re
from html import unescape
from pathlib import Path

from django.test import Client
from django.urls import reverse

from gensvar.contributions.models import Batch
from gensvar.dialogues.actions import ask_question
from gensvar.dialogues.models import Dialogue
from gensvar.imports.models import ImportDraft
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.notes.reading import read_notes
from tests.imports.pages import officer_at, seen, text_of, upload
from tests.make.dialogues import make_dialogue, make_ready, officer_of


class Preview:
    """One document in an open dialogue, uploaded and not yet confirmed."""

    def __init__(self, path: Path, *, ask: bool = False) -> None:
        self.dialogue = make_dialogue()
        by = officer_of(self.dialogue.body)
        for section in read_notes(path).sections if ask else ():
            if section.kind == "question":
                ask_question(self.dialogue, section.title, by=by)
        make_ready(self.dialogue)
        LIFE_OF_A_DIALOGUE.advance(self.dialogue, "open", by=by)
        self.officer = officer_at(self.dialogue)
        upload(self.officer, self.dialogue, path.read_bytes(), path.name)
        self.draft = ImportDraft.objects.get()
        self.source = path.read_text(encoding="utf-8").splitlines()
        self.html = seen(self.officer, self.draft)
        self.words = plain(self.html)

    def at(self, part: str) -> int:
        """Return the number of the last line of the source that holds some words."""
        return max(n for n, line in enumerate(self.source, 1) if part in line)

    def row(self, line: int) -> str:
        """Return what is shown of the contribution on a line of the source."""
        rows = re.findall(r'<li id="b-\d+".*?</li>', self.html, re.DOTALL)
        (found,) = [row for row in map(plain, rows) if f" rad {line} " in f"{row} "]
        return found

    def line(self, number: int) -> str:
        """Return a line of the source without bullet, arrow, styling and marks."""
        bare = re.sub(r"^\W+|\*|\s*\(!+\)\s*$", "", self.source[number - 1])
        return " ".join(bare.split())

    def shows(self, *numbers: int) -> bool:
        """Say whether the lines of the source can be read on the page."""
        return all(self.line(number) in self.words for number in numbers)


def plain(html: str) -> str:
    """Return the words of a page as they are read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def part_lines(shown: Preview) -> list[str]:
    """Return the line above each part of the document."""
    return [
        plain(found)
        for found in re.findall(r"<summary><strong>.*?</summary>", shown.html, re.S)
    ]


def batch_page(officer: Client, dialogue: Dialogue) -> str:
    """Return the page of what came in, after it was confirmed."""
    batch = Batch.objects.get()
    return text_of(
        officer.get(reverse("import-batch", args=[dialogue.number, batch.pk]))
    )
