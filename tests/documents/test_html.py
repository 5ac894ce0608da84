"""A document on a page."""

from gensvar.documents.content import Document, Link, Paragraph, Quote, Table, Text
from gensvar.documents.html import as_html
from tests.documents.examples import BASIS


def test_a_page_says_which_language_each_part_is_in() -> None:
    page = as_html(BASIS)

    assert page.startswith('<article class="document" lang="sv" dir="ltr">')
    assert '<blockquote lang="yi" dir="rtl">' in page
    assert '<blockquote lang="se" dir="ltr">' in page


def test_a_table_has_a_caption_and_column_headers() -> None:
    page = as_html(BASIS)

    assert "<caption>Svar per ort</caption>" in page
    assert '<th scope="col">Ort</th><th scope="col" class="numeric">Svar</th>' in page
    assert '<tr class="is-here"><td><strong>Sammanställd</strong></td>' in page


def test_the_head_may_be_left_to_the_page() -> None:
    assert "<h1>" in as_html(BASIS)
    assert "<h1>" not in as_html(BASIS, with_head=False)


def test_markup_in_words_stays_words() -> None:
    page = as_html(
        Document(
            "<b>T</b>",
            'sv" onload="x',
            "A & B",
            (
                Paragraph(
                    (Text("<script>alert(1)</script>"), Link("k", "javascript:x"))
                ),
                Quote("a\nb", source="<i>", address='https://x/"><script>'),
                Table("<c>", ("<h>",), (("<d>",),)),
            ),
        )
    )

    assert "<script" not in page
    assert "javascript" not in page
    assert 'onload="x' not in page
    assert "<p>a<br>b</p>" in page
    assert "<c>" not in page
