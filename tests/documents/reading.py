"""Reading documents back, for the tests: only the words, without any space."""

import io
import re
import unicodedata

import docx
import lxml.html
import pypdfium2
from docx.table import Table

# A page of the PDF ends with its foot; the later ones begin with their head.
FOOT = re.compile(r"\d+\(\d+\)$")


def squeezed(text: str) -> str:
    """Return text without spaces and line ends, in one form of composition."""
    text = re.sub(r"[\s\u200b\ufffe\u00ad\x02]+", "", text)
    return unicodedata.normalize("NFC", text)


def words_of_pdf(made: bytes, head: str = "", foot: str = "R") -> str:
    """Return the words of a PDF, without the head and the foot of its pages."""
    pages = pypdfium2.PdfDocument(made)
    texts = [squeezed(page.get_textpage().get_text_bounded()) for page in pages]
    texts = [FOOT.sub("", text).removesuffix(squeezed(foot)) for text in texts]
    return "".join(text.removeprefix(squeezed(head)) for text in texts)


def words_of_html(markup: str, *, with_marks: bool = False) -> str:
    """Return the words of a page; with the marks that lists have on paper, if asked."""
    page = lxml.html.fromstring(markup)
    if with_marks:
        for mark, kind in (("•", "ul"), ("", "ol")):
            for items in page.iter(kind):
                for number, item in enumerate(items, 1):
                    item.text = (mark or f"{number}.") + (item.text or "")
    return squeezed("".join(str(text) for text in page.itertext()))


def words_of_word(made: bytes) -> str:
    """Return the words of a Word file, without head and foot."""
    file = docx.Document(io.BytesIO(made))
    texts: list[str] = []
    for part in file.iter_inner_content():
        if isinstance(part, Table):
            texts += [cell.text for row in part.rows for cell in row.cells]
        else:
            texts.append(part.text)
    return squeezed("".join(texts))
