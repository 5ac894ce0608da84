"""The result in five minutes: page, Word file and slides say the same."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pptx import Presentation

from gensvar.dialogues.models import Dialogue
from gensvar.organisations.models import Role
from gensvar.reporting.results.document import result_of
from tests.make.dialogues import chair_of, make_dialogue
from tests.make.feedback import make_answered, make_handed_over
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


def client_of(dialogue: Dialogue) -> Client:
    client = Client()
    client.force_login(chair_of(dialogue.body))
    return client


def at(dialogue: Dialogue, name: str = "") -> str:
    return f"/arbete/dialoger/{dialogue.number}/resultat/{name}"


def joined(words: str) -> str:
    return " ".join(words.split())


def slides_of(client: Client, dialogue: Dialogue) -> Any:
    answer = client.get(at(dialogue, "resultat.pptx"))
    assert "presentationml" in answer["Content-Type"]
    return Presentation(BytesIO(answer.content))


@pytest.mark.requirement("S2-16")
def test_the_result_tells_from_promise_to_measures_on_one_page() -> None:
    dialogue = make_answered()
    page = client_of(dialogue).get(at(dialogue)).content.decode()
    titles = re.findall(r"<h2>(.*?)</h2>", page)
    assert titles == [
        "Frågan och löftet",
        "Vilka som var med",
        "Vad människor säger",
        "Med deras egna ord",
        "Vad som talar emot, och vilka som saknas",
        "Vad ni ombeds göra",
        "Hur det vägdes och vad som beslutades",
        "Svaret, och vad som görs",
    ]
    for words in ("Tar 1 minut att läsa.", "Människors del i processen", "Togs upp"):
        assert words in page


def test_page_word_file_and_slides_say_the_same() -> None:
    dialogue = make_answered(2)
    client = client_of(dialogue)
    document, sections = result_of(dialogue)
    page = joined(re.sub(r"<[^>]+>", " ", client.get(at(dialogue)).content.decode()))
    file = client.get(at(dialogue, "resultat.docx")).content
    inside = ZipFile(BytesIO(file)).read("word/document.xml").decode()
    word = joined(re.sub(r"<[^>]+>", "", inside))
    notes = [
        joined(slide.notes_slide.notes_text_frame.text)
        for slide in slides_of(client, dialogue).slides
    ]
    assert len(notes) == len(sections) + 1
    for section, note in zip(sections, notes[1:], strict=True):
        for line in section.lines:
            said = joined(line.text)
            assert said in note
            assert said in page
            assert said.replace(" ", "") in word.replace(" ", "")
    assert document.title in notes[0]


def test_every_slide_has_title_language_source_and_an_order_to_read() -> None:
    dialogue = make_handed_over()
    deck = slides_of(client_of(dialogue), dialogue)
    assert deck.core_properties.title == f"Resultat: {dialogue.title}"
    assert 6 <= len(deck.slides) <= 9
    for place, slide in enumerate(deck.slides):
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title
        assert slide.shapes.title.text_frame.text
        runs = [
            run
            for shape in shapes
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert all(run._r.rPr.get("lang") for run in runs)
        if place:
            source = shapes[-1]
            described = source._element._nvXxPr.cNvPr.get("descr")
            assert described.startswith("Källa: ")
            link = source.text_frame.paragraphs[0].runs[0].hyperlink.address
            assert f"/arbete/dialoger/{dialogue.number}/" in link


def test_what_is_not_there_yet_is_said_to_be_unknown() -> None:
    dialogue = make_dialogue()
    page = client_of(dialogue).get(at(dialogue)).content.decode()
    for words in ("Inget uppdrag är beslutat", "inte överlämnat än", "Inget svar är"):
        assert words in page
    assert len(slides_of(client_of(dialogue), dialogue).slides) == 9


def test_the_page_asks_as_often_for_one_finding_as_for_four() -> None:
    asked = []
    for findings in (1, 4):
        dialogue = make_answered(findings)
        client = client_of(dialogue)
        with CaptureQueriesContext(connection) as seen:
            client.get(at(dialogue))
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 12


def test_a_dialogue_of_another_body_has_no_result() -> None:
    dialogue = make_handed_over()
    client = Client()
    client.force_login(make_member(make_body(), Role.CHAIR))
    for name in ("", "resultat.docx", "resultat.pptx"):
        assert client.get(at(dialogue, name)).status_code == 404
