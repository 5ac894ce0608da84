"""A document as a Word file, read back."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import docx
import pytest
from docx.document import Document as File
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line

from gensvar.documents.content import (
    Document,
    Facts,
    Heading,
    Link,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
)
from gensvar.documents.word import as_word
from tests.documents.examples import AT, BASIS


def opened(document: Document) -> File:
    """Return the Word file of a document, opened again."""
    return docx.Document(io.BytesIO(as_word(document, at=AT)))


def style(line: Line) -> str:
    """Return the name of a paragraph's style."""
    return str(line.style.name) if line.style else ""


# The elements of the format have no types of their own.
def attribute(element: Any, path: str, name: str = "w:val") -> str:
    """Return an attribute of an element beneath, or nothing."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return str(found.get(qn(name))) if found is not None else ""


def test_the_file_says_what_it_is() -> None:
    properties = opened(BASIS).core_properties

    assert (properties.title, properties.author) == (BASIS.title, BASIS.author)
    assert (properties.language, properties.identifier) == ("sv", "RB 2026/0147")
    assert properties.created == AT


def test_the_whole_file_is_in_the_language_of_the_document() -> None:
    defaults = opened(BASIS).styles.element.find(qn("w:docDefaults"))

    assert attribute(defaults, "w:rPrDefault/w:rPr/w:lang") == "sv"


def test_every_run_says_its_language_and_yiddish_is_read_from_the_right() -> None:
    file = opened(BASIS)
    quotes = [line for line in file.paragraphs if style(line) == "Quote"]
    found = [
        (
            attribute(line.runs[0]._element, "w:rPr/w:lang"),
            attribute(line.runs[0]._element, "w:rPr/w:lang", "w:bidi"),
            line._element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None,
            bool(line.runs[0].font.rtl),
        )
        for line in quotes
    ]

    assert found == [
        ("sv", "None", False, False),
        ("yi", "yi", True, True),
        ("se", "None", False, False),
    ]


def test_headings_are_headings() -> None:
    levels = [
        (style(line), line.text)
        for line in opened(BASIS).paragraphs
        if style(line).startswith("Heading")
    ]

    assert levels == [
        ("Heading 1", BASIS.title),
        ("Heading 2", "Det här lovade vi"),
        ("Heading 2", "Tre slutsatser"),
        ("Heading 3", "Kvällarna räcker inte"),
    ]


def test_header_rows_return_and_tables_have_another_text() -> None:
    table = opened(BASIS).tables[1]
    header, *rest = (row._tr for row in table.rows)

    assert header.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rest)
    assert attribute(table._tbl, "w:tblPr/w:tblCaption") == "Svar per ort"


def test_links_lead_where_they_say_and_strange_ones_nowhere() -> None:
    words = (
        Link("ett", "https://example.org/1"),
        Link("två", "javascript:alert(1)"),
        Link("tre", "/inne/"),
    )
    line = next(
        line
        for line in opened(Document("T", "sv", "R", (Paragraph(words),))).paragraphs
        if style(line) == "Body Text"
    )

    assert line.text == "etttvåtre"
    assert [(link.text, link.address) for link in line.hyperlinks] == [
        ("ett", "https://example.org/1")
    ]


def test_every_numbered_list_begins_at_one() -> None:
    lists = (NumberedList(("a", "b")), NumberedList(("c",)))
    file = opened(Document("T", "sv", "R", lists))
    numbers = [
        attribute(line._element, "w:pPr/w:numPr/w:numId")
        for line in file.paragraphs
        if style(line) == "List Number"
    ]

    assert numbers[0] == numbers[1] != numbers[2]


def test_quotations_of_two_people_stand_apart() -> None:
    file = opened(Document("T", "sv", "R", (Quote("a"), Quote("b"))))
    colours = [
        attribute(line._element, "w:pPr/w:pBdr/w:left", "w:color")
        for line in file.paragraphs
        if style(line) == "Quote"
    ]

    assert len(set(colours)) == 2


def test_a_document_read_from_the_right_begins_there() -> None:
    blocks = (Heading(2, "א"), Facts((("ב", "ג"),)), Table("ד", ("ה",), (("ו",),)))
    file = opened(Document("כּותרת", "yi", "R", blocks))

    assert all(
        line._element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        for line in file.paragraphs
    )
    assert file.tables[0]._tbl.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None


def test_the_parts_of_a_paragraph_stand_in_the_order_of_the_format() -> None:
    order = (
        "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs bidi spacing ind jc"
    )
    blocks = (*BASIS.blocks, PageBreak(), Quote("א", "k", language="yi"))
    file = opened(replace(BASIS, blocks=blocks))
    for properties in file.element.body.iter(qn("w:pPr")):
        names = [child.tag.split("}")[1] for child in properties]
        places = [order.split().index(name) for name in names if name != "sectPr"]
        assert places == sorted(places), names


def test_the_same_document_and_moment_give_the_same_file() -> None:
    assert as_word(BASIS, at=AT) == as_word(BASIS, at=AT)
    assert as_word(BASIS, at=AT) != as_word(BASIS, at=AT + timedelta(days=1))


@pytest.mark.parametrize("text", ["a\x00\x0bb", "\ud800x", "å" * 10_000, "\ufffe"])
def test_odd_texts_do_not_break_the_file(text: str) -> None:
    words = (Text(text, language="x-private"), Text("slut"))
    document = Document("T" + text, "sv", text, (Paragraph(words), Quote(text)))

    assert "slut" in [
        line.runs[-1].text for line in opened(document).paragraphs if line.runs
    ]
