"""Drafts of imports, made the way officers make them."""

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.imports.actions import begin_import
from gensvar.imports.models import ImportDraft
from tests.make.dialogues import make_dialogue, officer_of

NOTES = """Anteckningar från dialogmöte 3 maj 2024

Plats\tMedborgarhuset
Antal deltagare\t23 personer
Antal organisationer\t11 st

(!) betyder att flera grupper sa samma sak

→ Vilka tider passar dig?

- Kvällar passar oss som arbetar (!)
- Lördagar
- Tidigt på morgonen, före jobbet (!!)
Gärna en telefontid också.

→ Vad ska vi tänka på?

- Bussen går sällan
- Skyltar på flera språk
"""


def make_draft(
    dialogue: Dialogue | None = None, text: str = NOTES, name: str = "möte.txt"
) -> ImportDraft:
    """Let an officer give notes to an open dialogue."""
    dialogue = dialogue or make_dialogue(Stage.OPEN)
    return begin_import(
        dialogue, name, text.encode(), language="sv", by=officer_of(dialogue.body)
    )


def long_notes(count: int, parts: int = 20) -> str:
    """Return notes with many contributions."""
    lines = ["Anteckningar från möte 3 maj 2024", ""]
    for part in range(parts):
        lines += [f"→ Vad tycker du om fråga nummer {part}?", ""]
        lines += [f"- Svar {number} om {part}" for number in range(count // parts)]
        lines += [""]
    return "\n".join(lines)
