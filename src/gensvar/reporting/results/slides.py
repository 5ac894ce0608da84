"""The result as slides for the committee: real titles, notes, language and sources.

Every slide has its title and its words in placeholders, in the order in which they
are read. What does not fit on a slide stands whole in its notes.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.documents.content import Document, clean
from gensvar.reporting.results.telling import Line, Section

if TYPE_CHECKING:
    from pptx.presentation import Presentation

ROOM, SMALL, LARGE = 620, 18, 22
WIDE, HIGH, EDGE = 13.333, 7.5, 0.75
INK = "1B1B1B"


def as_slides(document: Document, sections: list[Section]) -> bytes:
    """Return a slide file: a title, and one slide for each section."""
    # Read when it is needed: few ask for slides, and it is large.
    import pptx  # noqa: PLC0415 -- see above

    deck = pptx.Presentation()
    _lay_out(deck)
    about = deck.core_properties
    about.title, about.author = clean(document.title), document.author
    about.language, about.subject = document.language, document.subject
    with override(document.language):
        _first(deck, document)
        for section in sections:
            _slide(deck, document, section)
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def _lay_out(deck: "Presentation") -> None:
    """Make the slides wide, and let the places of the layouts fill them."""
    from pptx.util import Inches  # noqa: PLC0415 -- read when it is needed

    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    across = Inches(WIDE - 2 * EDGE)
    places = {0: ((2.0, 2.0), (4.2, 1.8)), 1: ((0.4, 1.1), (1.6, 4.9))}
    for layout, heights in places.items():
        shapes = list(deck.slide_layouts[layout].placeholders)[:2]
        for shape, (top, height) in zip(shapes, heights, strict=True):
            shape.left, shape.width = Inches(EDGE), across
            shape.top, shape.height = Inches(top), Inches(height)


def _first(deck: "Presentation", document: Document) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title, words = slide.shapes.title, slide.placeholders[1]
    _write(title.text_frame, [Line(document.title)], document, size=40, accent=True)
    above = (document.author, document.registry_number, document.date)
    lines = [Line(" · ".join(filter(None, above))), Line(document.subject)]
    _write(words.text_frame, lines, document, size=LARGE)
    notes = slide.notes_slide.notes_text_frame
    _write(notes, [Line(document.title), *lines], document, size=12)


def _slide(deck: "Presentation", document: Document, section: Section) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    title, words = slide.shapes.title, slide.placeholders[1]
    _write(title.text_frame, [Line(section.title)], document, size=32, accent=True)
    lines = section.lines
    shown = _that_fit(lines)
    size = LARGE if sum(len(line.text) for line in shown) < ROOM // 2 else SMALL
    _write(words.text_frame, shown, document, size=size)
    _source(slide, document, section)
    all_of_it = [Line(section.title, is_strong=True), *lines, Line(_sourced(section))]
    _write(slide.notes_slide.notes_text_frame, all_of_it, document, size=12)


def _that_fit(lines: list[Line]) -> list[Line]:
    """Return the first lines that have room, and say when there are more."""
    shown: list[Line] = []
    room = ROOM
    for line in lines:
        room -= len(line.text) + 40
        if room < 0:
            more = [Line(_("The rest stands in the notes."))]
            return (shown or [Line(line.text[:ROOM], line.depth)]) + more
        shown.append(line)
    return shown


def _sourced(section: Section) -> str:
    return f"{_('Source:')} {section.source.text}, {section.source.address}"


def _source(slide: Any, document: Document, section: Section) -> None:
    # Any: python-pptx has no types for what it makes.
    from pptx.util import Inches  # noqa: PLC0415 -- read when it is needed

    place = Inches(EDGE), Inches(6.75), Inches(WIDE - 2 * EDGE), Inches(0.4)
    box = slide.shapes.add_textbox(*place)
    box.name = _("Source")
    box._element._nvXxPr.cNvPr.set("descr", _sourced(section))
    _write(
        box.text_frame,
        [Line(f"{_('Source:')} {section.source.text}")],
        document,
        size=12,
    )
    run = box.text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = section.source.address


def _write(
    frame: Any,
    lines: list[Line],
    document: Document,
    *,
    size: int,
    accent: bool = False,
) -> None:
    # Any: python-pptx has no types for what it makes.
    from pptx.dml.color import RGBColor  # noqa: PLC0415 -- read when it is needed
    from pptx.util import Pt  # noqa: PLC0415 -- read when it is needed

    frame.word_wrap = True
    colour = document.accent.removeprefix("#").upper() if accent else INK
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.level = line.depth
        run = paragraph.add_run()
        run.text = " ".join(clean(line.text).split())
        run.font.size, run.font.bold = Pt(size), line.is_strong or accent
        run.font.color.rgb = RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call] # no types
        run._r.get_or_add_rPr().set("lang", line.language or document.language)
