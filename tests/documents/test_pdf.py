"""A document as a PDF that everybody can read."""

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest

from gensvar.documents.content import (
    Document,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
)
from gensvar.documents.pdf import as_pdf
from tests.documents.examples import AT, BASIS
from tests.documents.reading import words_of_pdf


def conforms(made: bytes) -> bool:
    """Say whether the file conforms to both standards, or print why not."""
    reports = [
        page.validate_pdf_bytes(made, profile=profile)
        for profile in (
            page.ValidationProfile.PDF_UA_1,
            page.ValidationProfile.PDF_A_2A,
        )
    ]
    print([failure for report in reports for failure in report.failures][:5])  # noqa: T201
    return all(report.is_compliant for report in reports)


# What a PDF holds has no types of its own.
def tags(element: Any) -> Iterator[Any]:
    """Yield the parts of the structure tree, in reading order."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from tags(child)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        yield from tags(element.get("/K"))


def structure(made: bytes) -> list[tuple[str, str]]:
    """Return kind and language of every part."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        root = pdf.Root.StructTreeRoot
        return [(str(tag.S), str(tag.get("/Lang", ""))) for tag in tags(root.K)]


def test_a_document_conforms_to_both_standards() -> None:
    assert conforms(as_pdf(BASIS, at=AT))


def test_every_part_is_tagged_for_what_it_is() -> None:
    made = as_pdf(BASIS, at=AT)
    parts = structure(made)
    kinds = [kind for kind, _language in parts]

    assert [kind for kind in kinds if kind in {"/H1", "/H2", "/H3"}] == (
        ["/H1", "/H2", "/H2", "/H3"]
    )
    assert [part for part in parts if part[0] == "/BlockQuote"] == [
        ("/BlockQuote", ""),
        ("/BlockQuote", "yi"),
        ("/BlockQuote", "se"),
    ]
    assert (kinds.count("/Table"), kinds.count("/Caption"), kinds.count("/TH")) == (
        2,
        2,
        6,
    )
    assert kinds.count("/L") == 3
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.Root.Lang) == "sv"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == BASIS.title
        assert str(pdf.docinfo["/Author"]) == BASIS.author


def test_the_same_document_and_moment_give_the_same_file() -> None:
    assert as_pdf(BASIS, at=AT) == as_pdf(BASIS, at=AT)
    assert as_pdf(BASIS, at=AT) != as_pdf(BASIS, at=AT + timedelta(days=1))


def test_a_header_row_is_repeated_and_stays_one_table() -> None:
    rows = tuple((f"Ort {number}", str(number)) for number in range(90))
    made = as_pdf(
        Document("T", "sv", "R", (Table("Orter", ("Namn", "Svar"), rows),)), at=AT
    )
    pages = pypdfium2.PdfDocument(made)
    texts = [sheet.get_textpage().get_text_bounded() for sheet in pages]

    assert len(texts) > 1
    assert all("Namn" in text for text in texts)
    assert [kind for kind, _ in structure(made)].count("/Table") == 1
    assert conforms(made)


def test_a_page_break_begins_a_page() -> None:
    blocks = (Paragraph("a"), PageBreak(), Heading(2, "b"))

    assert (
        len(pypdfium2.PdfDocument(as_pdf(Document("T", "sv", "R", blocks), at=AT))) == 2
    )


@pytest.mark.parametrize(
    "text",
    [
        '#import "@preview/x:1.0.0": *',
        '#read("/etc/passwd") #panic()',
        "$1$ och *x* _y_ `z` <label> @ref = rubrik \\ // /* slut",
        "- punkt\n+ nummer\n/ term: text",
        "<script>alert('1')</script> &amp; \"citat\" 'ett' -- --- ...",
        "\\u{41} %20 {{ 7 }} {% now %} ]) #)",
    ],
)
def test_markup_comes_out_as_plain_words(text: str) -> None:
    document = Document(
        "T", "sv", "R", (Paragraph(text), Quote(text), Table("K", ("H",), ((text,),)))
    )

    assert words_of_pdf(as_pdf(document, at=AT)).count("".join(text.split())) == 3


def test_signs_without_a_drawing_are_named_and_the_reader_is_told() -> None:
    text = "Bra 👍🏽 och 1\ufe0f\u20e3, 漢字, ሰላም, \ue000, \u0378 slut"
    made = as_pdf(Document(text, "en", "R", (Paragraph(text), Quote(text))), at=AT)
    words = words_of_pdf(made)

    assert "Bra[thumbsupsign]" in words
    assert "□□,□□□," in words
    assert words.endswith(
        "Somesignscannotbedrawninthisfile.Theyarenamedinsquarebrackets"
        "ordrawnas□.ThepageandtheWordfilehavethemall."
    )
    assert conforms(made)


def test_long_words_and_long_paragraphs_stay_on_the_paper() -> None:
    long = "å" * 10_000
    words = "ord " * 2_500
    made = as_pdf(Document("T", "sv", "R", (Paragraph(long), Quote(words))), at=AT)

    read = words_of_pdf(made)
    assert read.count("å") == 10_000
    assert read.count("ord") == 2_500
    assert conforms(made)


@pytest.mark.parametrize(
    "language", ["yi", "ar", "fit", "rom-x-kale", "und", "x", "sv-FI"]
)
def test_any_language_can_be_the_language_of_a_document(language: str) -> None:
    blocks = (Paragraph((Text("אָ ord", language=language), Link("k", "/x", language))),)

    assert conforms(as_pdf(Document("T", language, "R", blocks), at=AT))
