"""Reading documents back, for the tests: only the words, without any space."""

import re
import unicodedata

import pypdfium2

# A page of the PDF ends with its foot; the later ones begin with their head.
FOOT = re.compile(r"\d+\(\d+\)$")


def squeezed(text: str) -> str:
    """Return text without spaces and line ends, in one form of composition."""
    text = re.sub(r"[\s\u200b\ufffe\u00ad]+", "", text)
    return unicodedata.normalize("NFC", text)


def words_of_pdf(made: bytes, head: str = "", foot: str = "R") -> str:
    """Return the words of a PDF, without the head and the foot of its pages."""
    pages = pypdfium2.PdfDocument(made)
    texts = [squeezed(page.get_textpage().get_text_bounded()) for page in pages]
    texts = [FOOT.sub("", text).removesuffix(squeezed(foot)) for text in texts]
    return "".join(text.removeprefix(squeezed(head)) for text in texts)
