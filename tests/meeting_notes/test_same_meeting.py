"""The source document, and the same meeting run here, give the same structure."""

import pytest
from django.utils import translation

from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.word import as_word
from gensvar.exercises.results import (
    Asked,
    ExerciseResult,
    Idea,
    PromptResult,
    TableMark,
)
from gensvar.meeting_notes.document import as_document, as_plain_text
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes, Section
from tests.documents.reading import words_of_html, words_of_pdf, words_of_word
from tests.make.notes import make_content
from tests.meeting_notes.test_round_trip import AT, FRAME, WHOLE
from tests.notes.seeds import find_seed


def prompts(sections: list[Section]) -> tuple[PromptResult, ...]:
    return tuple(
        PromptResult(
            section.id,
            section.title,
            ideas=tuple(
                Idea(item.id, item.text, "sv", TableMark(1), emphasis=item.emphasis)
                for item in section.contributions
            ),
        )
        for section in sections
    )


def run_again(notes: Notes) -> tuple[ExerciseResult, ...]:
    """Return the results that the same meeting would have had here."""
    said = [section for section in notes.sections if section.contributions]
    stations = [section for section in said if section.kind == "question"]
    areas = [section for section in said if section.kind == "area"]
    (ranking,) = notes.rankings
    names = [option.label for option in ranking.options]
    ballots = tuple(
        (number + 1, {o.label: o.raw[number] or 0 for o in ranking.options})
        for number in range(len(ranking.options[0].raw))
    )
    return (
        ExerciseResult(1, "stations", "Första", prompts=prompts(stations)),
        ExerciseResult(2, "ideas", "Andra", prompts=prompts(areas)),
        ExerciseResult(
            3,
            "ranking",
            "Områden",
            prompts=tuple(PromptResult(n, name) for n, name in enumerate(names)),
            ballots=ballots,
        ),
        ExerciseResult(
            4,
            "questions",
            "Till ordföranden",
            asked=tuple(Asked(q.id, q.text) for q in notes.questions),
        ),
    )


def structure(notes: Notes) -> tuple[object, ...]:
    said = [
        (section.title, item.text, item.emphasis)
        for section in notes.sections
        for item in section.contributions
    ]
    ranked = [(o.label, o.raw) for r in notes.rankings for o in r.options]
    return said, ranked, [question.text for question in notes.questions]


def test_the_import_and_the_live_meeting_give_the_same_structure() -> None:
    source = read_notes(find_seed("S4"))
    assert len(source.contributions) == 137

    with translation.override("sv"):
        made = as_plain_text(as_document(make_content(*run_again(source)), FRAME))
    again = read_notes(made.encode(), "anteckningar.txt")

    assert structure(again) == structure(source)


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_page_word_and_pdf_say_the_same(language: str) -> None:
    with translation.override(language):
        document = as_document(WHOLE, FRAME)
        page = as_html(document)
        paper = words_of_pdf(as_pdf(document, at=AT), document.title, FRAME.author)

    assert words_of_word(as_word(document, at=AT)) == words_of_html(page)
    assert paper == words_of_html(page, with_marks=True)
