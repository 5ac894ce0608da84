"""Notes of meetings in the region: one imported already, three to try with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import override

from gensvar.contributions.actions import Document, Said
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes, Place

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Sample:
    """The bytes of a file and what it is called."""

    name: str
    content: bytes


def read_sample(name: str, met_on: date) -> Sample:
    """Return a file of notes in which the meeting was held on a day."""
    with override("sv"):
        day = date_format(met_on, "j F Y")
    text = (FOLDER / name).read_text("utf-8").replace("MÖTESDAG", day)
    return Sample(name, text.encode())


def as_said(
    sample: Sample, questions: Mapping[str, int]
) -> tuple[Document, list[Said]]:
    """Read notes into what an officer confirms, when nothing needs correcting."""
    notes = read_notes(sample.content, sample.name)
    facts = notes.facts
    document = Document(
        file_name=sample.name,
        fingerprint=sha256(sample.content).hexdigest(),
        format=notes.format,
        report={
            "rankings": [
                {
                    "options": [option.label for option in ranking.options],
                    "reported": [option.reported for option in ranking.options],
                }
                for ranking in notes.rankings
            ],
            "questions": [question.text for question in notes.questions],
        },
        reported_persons=facts["participants"].number,
        reported_organisations=facts["organisations"].number,
    )
    return document, list(_said(notes, questions))


def _said(notes: Notes, questions: Mapping[str, int]) -> Iterator[Said]:
    for section in notes.sections:
        for contribution in section.contributions:
            yield Said(
                contribution.text,
                place=_where(contribution.place),
                question=questions.get(section.title),
                heading="" if section.title in questions else section.title,
                emphasis=min(contribution.emphasis, 3),
                remark=contribution.remark,
            )


def _where(place: Place) -> str:
    return f"rad {place.line}"
