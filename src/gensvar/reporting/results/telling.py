"""The result as sections: the page, the Word file and the slides are made of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gensvar.documents.content import (
    Block,
    BulletList,
    Heading,
    Inline,
    Link,
    Paragraph,
    Quote,
    Words,
    inlines,
)

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Line:
    """One line of words; `depth` is 1 beneath a heading, `language` if another."""

    text: str
    depth: int = 0
    is_strong: bool = False
    language: str = ""


@dataclass(frozen=True)
class Section:
    """One part of the result: what it is called, what it says, where it comes from."""

    title: str
    blocks: tuple[Block, ...]
    source: Link

    @property
    def lines(self) -> list[Line]:
        """Return the words as lines, in the order in which they are read."""
        return [line for block in self.blocks for line in _lines(block)]

    @property
    def sourced(self) -> Paragraph:
        """Return the line that leads to the source."""
        return Paragraph(words_with(_("Source:"), self.source))


def words_with(label: str, *rest: Inline) -> tuple[Inline, ...]:
    """Return a label and what stands after it."""
    spaced = (piece for one in rest for piece in (inlines(" ")[0], one))
    return (inlines(label)[0], *spaced)


def minutes(sections: list[Section]) -> int:
    """Return how many minutes it takes to read, one at least."""
    said = (line.text for section in sections for line in section.lines)
    words = sum(len(text.split()) for text in said)
    return max(-(-words // WORDS_A_MINUTE), 1)


def short(text: str, words: int = 60) -> str:
    """Return the beginning of a long text."""
    return Truncator(text).words(words)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Heading):
        yield Line(block.text, is_strong=True)
    elif isinstance(block, Paragraph):
        yield Line(_said(block.words), language=block.language)
    elif isinstance(block, BulletList):
        yield from (Line(_said(item), depth=1) for item in block.items)
    elif isinstance(block, Quote):
        yield Line(block.text, language=block.language)
        if block.source:
            yield Line(block.source, depth=1)


def _said(words: Words) -> str:
    return "".join(piece.text for piece in inlines(words))
