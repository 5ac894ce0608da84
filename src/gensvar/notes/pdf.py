"""Reading the text of a PDF, page by page."""

from collections import Counter
from dataclasses import replace
from typing import Any

from gensvar.notes.errors import NotesError
from gensvar.notes.lines import Line, parse_line
from gensvar.notes.noise import mark_running_lines
from gensvar.notes.own import is_own
from gensvar.notes.tagged import joined_pages, read_tagged
from gensvar.notes.tree import Place

MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
BOLD = 600
SOFT = "\x02"


def read_pdf(data: bytes) -> list[Line]:  # noqa: C901 -- one walk, two ways to read
    """Return the lines of a PDF with page and line; refuse one without text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise NotesError("encrypted" if locked else "broken") from error
    if len(document) > MOST_PAGES:
        raise NotesError("too_long", str(MOST_PAGES))
    pages: list[list[tuple[Line, float]]] = []
    ours: list[list[Line]] = []
    own, total = False, 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        if number == 0:
            own = is_own(text.get_text_range().replace("\r", "").split("\n"))
        if own:
            ours.append(read_tagged(page, text, number + 1))
        else:
            pages.append(_read_page(text, number + 1))
        total += text.count_chars()
        text.close()
        page.close()
        if total > MOST_CHARACTERS:
            raise NotesError("too_long", str(MOST_PAGES))
    if own:
        return joined_pages(ours)
    if not any(pages):
        raise NotesError("no_text_layer")
    return _with_levels(pages)


def _read_page(textpage: Any, number: int) -> list[tuple[Line, float]]:
    """Return the lines of a page with the size of their letters."""
    import pypdfium2.raw as raw

    text = textpage.get_text_range()
    found: list[tuple[Line, float]] = []
    at = count = 0
    for part in text.split("\n"):
        printed = part.rstrip("\r")
        words = printed.replace(SOFT, "")
        if words.strip():
            count += 1
            line = parse_line(words, Place(page=number, line=count))
            middle = at + len(printed) // 2
            size = raw.FPDFText_GetFontSize(textpage.raw, middle)
            weight = raw.FPDFText_GetFontWeight(textpage.raw, middle)
            found.append((replace(line, bold=weight >= BOLD), size))
        at += len(part) + 1
    return found


def _with_levels(pages: list[list[tuple[Line, float]]]) -> list[Line]:
    """Make lines in larger letters than the body into headings."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line, size in page:
            sizes[round(size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size > body * 1.12), reverse=True)
    levels = {size: n for n, size in enumerate(larger[:6], 1)}
    return mark_running_lines(
        [
            [
                replace(line, level=0 if line.mark else levels.get(round(size, 1), 0))
                for line, size in page
            ]
            for page in pages
        ]
    )
