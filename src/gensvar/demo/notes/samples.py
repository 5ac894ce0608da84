"""Three files of notes to import, each in a format of its own."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override

from gensvar.demo.notes import read_sample
from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
)
from gensvar.documents.word import as_word
from gensvar.kernel.days import said, today

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SAMPLES = {
    "traff-pa-biblioteket.txt": "text/plain; charset=utf-8",
    "fika-i-bygdegarden.docx": WORD,
    "kvallsmotet-i-granfors.pdf": "application/pdf",
}
DAYS_AGO = 26
FIKA = {
    "Vad fungerar i samarbetet i dag?": (
        "Bokbussen stannar när vi vinkar",
        "Distriktssköterskan kommer på måndagsträffen",
        "Vi får låna skolans kök",
    ),
    "Vad hindrar oss?": (
        "Ansökan måste göras på nätet, och nätet når inte hit",
        "Två års väntan på ett besked om parkeringen",
        "Vi är för få för att sitta i alla grupper",
    ),
    "Vad vill vi göra tillsammans?": (
        "En anställd som vi delar med tre andra byar",
        "Mottagning i bygdegården en dag i månaden",
        "Skriv avtalet så att man förstår det",
    ),
}


def sample(name: str) -> bytes:
    """Return one of the files; the meeting was held some weeks ago."""
    if name.endswith(".docx"):
        return as_word(_fika(), at=timezone.now())
    met_on = today() - timedelta(days=DAYS_AGO)
    if name.endswith(".txt"):
        return read_sample(name, met_on).content
    return _typeset(read_sample(name.replace(".pdf", ".typ"), met_on).content)


def _typeset(source: bytes) -> bytes:
    import typst

    made: bytes = typst.compile(source)
    return made


def _fika() -> Document:
    with override("sv"):
        day = said(today() - timedelta(days=DAYS_AGO))
    blocks: list[Block] = [
        Paragraph("Plats: Bygdegården, Tallmo"),
        Paragraph(f"Datum: {day}"),
        Paragraph("Antal deltagare: 14 personer"),
        Paragraph("Antal organisationer: 6 st"),
    ]
    for question, answers in FIKA.items():
        blocks += [Heading(2, question), BulletList(answers)]
    return Document("Fika i bygdegården", "sv", "Anteckningar", tuple(blocks))
