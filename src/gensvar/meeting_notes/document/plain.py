"""Notes as a text file, in the shape that the reader of notes knows."""

from collections.abc import Iterator

from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Paragraph,
    Words,
    clean,
    inlines,
)


def as_plain_text(document: Document) -> str:
    """Return the document with marks for headings and items, one line for each.

    Line breaks inside what somebody wrote become spaces: a plain line cannot hold them.
    """
    blocks = [f"# {_line(document.title)}"]
    blocks += ["\n".join(_lines(block)) for block in document.blocks]
    return "\n\n".join(blocks) + "\n"


def _line(words: Words) -> str:
    whole = "".join(piece.text for piece in inlines(words))
    return " ".join(clean(whole).split())


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {_line(block.text)}"
    elif isinstance(block, Paragraph):
        yield _line(block.words)
    elif isinstance(block, BulletList):
        yield from (f"- {_line(item)}" for item in block.items)
    elif isinstance(block, Facts):
        yield from (f"{_line(name)} {_line(words)}" for name, words in block.rows)
    else:
        raise TypeError(f"There is no plain form of {type(block).__name__}.")
