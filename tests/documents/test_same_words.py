"""The page, the Word file and the PDF say the same, in the same order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Table,
    Text,
)
from gensvar.documents.html import as_html
from gensvar.documents.pdf import as_pdf
from gensvar.documents.text import as_text
from gensvar.documents.word import as_word
from tests.documents.examples import AT, BASIS
from tests.documents.reading import squeezed, words_of_html, words_of_pdf, words_of_word

HOSTILE = (
    '#import "@preview/x:0.1.0": *',
    "$1$ *x* _y_ `z` <l> @r = h",
    "<script>alert('x')</script> &amp; &#x41;",
    "=1+1 +1 -1 @SUM(A1)",
    "{{ secret }} {% load x %} %(name)s {0}",
    "slut ]) #) \\ // /* */ -- ---",
    "å" * 90 + " " + "ord " * 30,
    "rad ett\n\n\nrad två\r\nrad tre\ttabb",
    "noll\x00 klocka\x07 flykt\x1b",
)
# The letters of our languages, and signs that mean something to some program.
LETTERS = st.text(
    st.sampled_from("aåäöÅÄÖčđŋšŧžïéß 0129 \n<>&\"'#$*_`@=\\/{}[]()%~^|+-–—§½€•.,:;!?"),
    min_size=1,
    max_size=40,
).filter(str.strip)


def test_the_same_words_in_the_same_order_everywhere() -> None:
    page = as_html(BASIS)
    paper = words_of_pdf(
        as_pdf(BASIS, at=AT),
        head=f"{BASIS.title}Diarienummer {BASIS.registry_number}",
        foot=BASIS.author,
    )

    assert words_of_word(as_word(BASIS, at=AT)) == words_of_html(page)
    assert paper == words_of_html(page, with_marks=True)


def with_everywhere(text: str) -> Document:
    """Return a document that has the text in every kind of place."""
    blocks: tuple[Block, ...] = (
        Heading(2, text),
        Paragraph((Text(text), Text(text, strong=True))),
        Quote(text, source=text),
        BulletList((text,)),
        NumberedList((text,)),
        Facts(((text, text),)),
        Table(text, (text,), ((text,),)),
    )
    return Document("T", "sv", "R", blocks)


def test_hostile_text_is_only_text() -> None:
    for text in HOSTILE:
        document = with_everywhere(text)
        page = as_html(document)
        assert words_of_word(as_word(document, at=AT)) == words_of_html(page)
        assert words_of_pdf(as_pdf(document, at=AT), head="T") == words_of_html(
            page, with_marks=True
        )


@settings(max_examples=15, deadline=None)
@given(LETTERS)
def test_any_text_survives_in_every_form(text: str) -> None:
    document = Document("T", "sv", "R", (Paragraph(text), Quote(text, "källa")))
    wanted = f"RT{squeezed(text)}{squeezed(text)}källa"

    assert words_of_html(as_html(document)) == wanted
    assert words_of_word(as_word(document, at=AT)) == wanted
    assert words_of_pdf(as_pdf(document, at=AT)) == wanted


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_no_text_at_all_stops_a_document(text: str) -> None:
    document = Document("T" + text, "sv", text, (Paragraph(text), Quote(text, text)))

    assert as_pdf(document, at=AT).startswith(b"%PDF-")
    assert as_word(document, at=AT).startswith(b"PK")
    assert as_text(document)
