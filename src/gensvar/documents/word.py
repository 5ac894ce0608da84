"""A document as an accessible Word file (.docx).

How things look is in `word_styles.py`; how the file format says it, in `word_parts.py`.
"""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import singledispatch
from typing import TYPE_CHECKING

from gensvar.documents import word_parts as parts
from gensvar.documents.content import (
    Align,
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    LifeLine,
    Link,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Words,
    clean,
    inlines,
    is_right_to_left,
)
from gensvar.documents.labels import as_table, head

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.text.paragraph import Paragraph as Line


def as_word(document: Document, *, at: datetime) -> bytes:
    """Return the document as a .docx file that says it was made at `at`.

    The same document and the same moment give the same file.
    """
    import docx

    from gensvar.documents.word_styles import dress

    file = docx.Document()
    dress(file, accent=document.accent, language=document.language)
    _properties(file, document, at)
    _edges(file, document)
    writer = Writer(file, document)
    _head(writer, document)
    for block in document.blocks:
        _write(block, writer)
    made = io.BytesIO()
    file.save(made)
    return parts.without_clock(made.getvalue())


class Writer:
    """The file being written, and the language that its words have unless they say."""

    def __init__(self, file: "File", document: Document) -> None:
        self.file = file
        self.language = document.language
        self.accent = document.accent.removeprefix("#")
        self.quotes = 0

    def line(self, style: str, words: Words, language: str = "") -> "Line":
        """Add a paragraph in a style; its direction follows from its language."""
        line = self.file.add_paragraph(style=style)
        self.fill(line, words, language)
        return line

    def fill(self, line: "Line", words: Words, language: str = "") -> None:
        """Write words and links into a paragraph that is there."""
        tag = language or self.language
        parts.set_direction(line, right_to_left=is_right_to_left(tag))
        for piece in inlines(words):
            run = line.add_run(clean(piece.text))
            parts.set_language(run, piece.language or tag)
            if isinstance(piece, Link):
                if piece.leads_from_a_file:
                    parts.make_link(line, run, piece.address)
            elif piece.strong:
                run.bold = True


def _properties(file: "File", document: Document, at: datetime) -> None:
    """Fill in what the file says about itself."""
    properties = file.core_properties
    # The format has room for 255 signs in each.
    properties.title = clean(document.title)[:255]
    properties.author = clean(document.author)[:255]
    properties.subject = clean(document.subject)[:255]
    properties.identifier = clean(document.registry_number)[:255]
    properties.language = document.language[:255]
    properties.last_modified_by = properties.author
    properties.comments = ""
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = moment
    properties.revision = 1


def _edges(file: "File", document: Document) -> None:
    """Write the head of the later pages, and the foot of all: who, and which page."""
    section = file.sections[0]
    section.different_first_page_header_footer = True
    writer = Writer(file, document)
    above = head(document)
    later = section.header.paragraphs[0]
    writer.fill(later, f"{clean(document.title)}\t{above.registry_number}")
    for foot in (section.first_page_footer, section.footer):
        line = foot.paragraphs[0]
        line.style = file.styles["Footer"]
        writer.fill(line, f"{above.author}\t")
        parts.add_page_number(line)


def _head(writer: Writer, document: Document) -> None:
    """Write who, the number, the day, the title and the subject."""
    above = head(document)
    first, *rest = [text for text in (above.registry_number, above.date) if text] or [
        ""
    ]
    line = writer.line("Sender", above.author)
    for number, text in enumerate((first, *rest)):
        line = line if number == 0 else writer.line("Sender", "")
        writer.fill(line, f"\t{text}")
        line.runs[-1].style = "Particulars"
    writer.line("Heading 1", document.title)
    if document.subject:
        writer.line("Subtitle", document.subject)


@singledispatch
def _write(block: Block, _writer: Writer) -> None:
    """Write one block."""
    raise TypeError(f"There is no drawing for {type(block).__name__}.")


@_write.register
def _(block: Heading, writer: Writer) -> None:
    writer.line(f"Heading {block.level}", block.text, block.language)


@_write.register
def _(block: Paragraph, writer: Writer) -> None:
    writer.line("Body Text", block.words, block.language)


@_write.register
def _(quote: Quote, writer: Writer) -> None:
    right_to_left = is_right_to_left(quote.language or writer.language)
    said = writer.line("Quote", quote.text, quote.language)
    writer.quotes += 1
    # Word joins the edges of paragraphs that follow each other if they are alike.
    # A shade that nobody sees keeps the words of two people apart.
    shade = f"{int(writer.accent, 16) ^ (writer.quotes % 2):06x}"
    parts.add_edge(said, shade, right_to_left=right_to_left)
    if quote.source:
        said.paragraph_format.keep_with_next = True
        said.paragraph_format.space_after = 0
        source = writer.line("Source", Link(quote.source, quote.address))
        parts.set_direction(source, right_to_left=right_to_left)
        parts.add_edge(source, shade, right_to_left=right_to_left)


@_write.register
def _(block: BulletList, writer: Writer) -> None:
    for item in block.items:
        writer.line("List Bullet", item)


@_write.register
def _(block: NumberedList, writer: Writer) -> None:
    numbering = parts.new_numbering(writer.file)
    for item in block.items:
        parts.set_numbering(writer.line("List Number", item), numbering)


@_write.register
def _(facts: Facts, writer: Writer) -> None:
    for name, words in facts.rows:
        line = writer.line("Fact", f"{clean(name)}\t")
        line.runs[0].style = "Fact Name"
        writer.fill(line, words)


@_write.register
def _(table: Table, writer: Writer) -> None:
    _write_table(table, writer, lambda column: table.alignment(column) == Align.END)


@_write.register
def _(line: LifeLine, writer: Writer) -> None:
    _write_table(as_table(line, writer.language), writer, lambda _column: False)


@_write.register
def _(_block: PageBreak, writer: Writer) -> None:
    writer.line("Body Text", "").paragraph_format.page_break_before = True


def _write_table(table: Table, writer: Writer, at_end: Callable[[int], bool]) -> None:
    """Write a caption and a table whose header row returns on every page."""
    from gensvar.documents.word_styles import WIDTH

    writer.line("Caption", table.caption)
    ends = [at_end(column) for column in range(len(table.header))]
    widths = parts.column_widths(ends, WIDTH)
    grid = writer.file.add_table(rows=0, cols=len(table.header), style="Comparison")
    parts.describe_table(
        grid, clean(table.caption), right_to_left=is_right_to_left(writer.language)
    )
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate((table.header, *table.rows)):
        added = grid.add_row()
        parts.keep_row_whole(added, is_header=number == 0)
        for column, (cell, words) in enumerate(zip(added.cells, row, strict=True)):
            cell.width = widths[column]
            line = cell.paragraphs[0]
            line.style = "Column Name" if number == 0 else "Cell"
            writer.fill(line, words)
            if ends[column]:
                parts.align_end(line)
    writer.line("After Table", "")
