"""A document as plain text, for letters and for those who read without a picture."""

import textwrap
from collections.abc import Iterable, Iterator
from functools import singledispatch

from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Inline,
    LifeLine,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    State,
    Table,
    Words,
    clean,
    inlines,
)
from gensvar.documents.labels import as_table, head

MARKS = {
    State.DONE: "[x]",
    State.HERE: "[>]",
    State.AHEAD: "[ ]",
    State.MISSING: "[!]",
    State.SKIPPED: "[-]",
}


def as_text(document: Document, *, width: int = 72, with_head: bool = True) -> str:
    """Return the document as lines of at most `width` signs; addresses stay whole."""
    blocks = [
        piece
        for block in document.blocks
        if (piece := "\n".join(_block(block, document.language, width)))
    ]
    if with_head:
        blocks.insert(0, "\n".join(_head(document, width)))
    return "\n\n".join(blocks) + "\n"


def life_line(steps: LifeLine, language: str, *, width: int = 72) -> str:
    """Return a life line alone, one step on each line, for a letter."""
    return "\n".join(_life_line(steps, language, width))


def _fill(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return text in lines, with something before the first and before the rest."""
    rest = first if rest is None else rest
    lines: list[str] = []
    for row in clean(text).split("\n"):
        lines += textwrap.wrap(
            row,
            width,
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [(rest if lines else first).rstrip()]
    return lines


def _inline(piece: Inline) -> str:
    """Return words; those that lead somewhere are followed by the address."""
    if isinstance(piece, Link) and piece.leads_from_a_file:
        return (
            piece.text
            if piece.text == piece.address
            else f"{piece.text}: {piece.address}"
        )
    return piece.text


def _inlines(words: Words) -> str:
    """Return the words of a paragraph."""
    return "".join(_inline(piece) for piece in inlines(words))


def _head(document: Document, width: int) -> Iterator[str]:
    """Yield who, number, day, title and subject."""
    above = head(document)
    for line in (above.author, above.registry_number, above.date):
        if line:
            yield from _fill(line, width)
    yield ""
    yield from _underlined(document.title, "=", width)
    if document.subject:
        yield from ("", *_fill(document.subject, width))


def _underlined(text: str, line: str, width: int) -> Iterator[str]:
    """Yield a heading and the line beneath it."""
    lines = _fill(text, width)
    yield from lines
    yield line * max(map(len, lines))


@singledispatch
def _block(_block: Block, _language: str, _width: int) -> Iterable[str]:
    """Return the lines of one block; a page break has none."""
    return ()


@_block.register
def _(block: Heading, _language: str, width: int) -> Iterable[str]:
    return _underlined(block.text, "-", width)


@_block.register
def _(block: Paragraph, _language: str, width: int) -> Iterable[str]:
    return _fill(_inlines(block.words), width)


@_block.register
def _(quote: Quote, _language: str, width: int) -> Iterable[str]:
    source = _inline(Link(quote.source, quote.address))
    return [
        *_fill(quote.text, width, "> "),
        *(_fill(source, width, "  – ", "    ") if quote.source else ()),
    ]


@_block.register
def _(block: BulletList | NumberedList, _language: str, width: int) -> Iterable[str]:
    for number, item in enumerate(block.items, 1):
        first = f"{number}. " if isinstance(block, NumberedList) else "- "
        yield from _fill(_inlines(item), width, first, " " * len(first))


@_block.register
def _(facts: Facts, _language: str, width: int) -> Iterable[str]:
    for name, words in facts.rows:
        yield from _fill(f"{name}: {_inlines(words)}", width, "", "  ")


@_block.register
def _(table: Table, _language: str, width: int) -> Iterable[str]:
    # A list: its rows, and each value with the name of its column.
    yield from _fill(table.caption, width)
    for row in table.rows:
        cells = [
            f"{name}: {_inlines(cell)}"
            for name, cell in zip(table.header, row, strict=True)
        ]
        yield from _fill("; ".join(cells), width, "- ", "  ")


@_block.register
def _(line: LifeLine, language: str, width: int) -> Iterable[str]:
    return _life_line(line, language, width)


def _life_line(line: LifeLine, language: str, width: int) -> Iterator[str]:
    """Yield the steps under each other; the mark repeats what the words say."""
    table = as_table(line, language)
    yield from _fill(table.caption, width)
    for step, row in zip(line.steps, table.rows, strict=True):
        said = ", ".join(words for cell in row if (words := _inlines(cell)))
        yield from _fill(said, width, f"{MARKS[step.state]} ", "    ")
