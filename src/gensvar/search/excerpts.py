"""What of a text is shown in the list: a few words around what was looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from gensvar.search.words import PART, TOKEN, Asked, stems_of, words_in

BEFORE, LENGTH = 80, 260


@dataclass(frozen=True)
class Piece:
    """A piece of text, and whether it is what was looked for."""

    words: str
    is_hit: bool = False


def marked(text: str, asked: Asked) -> list[Piece]:
    """Return a text in pieces, with the words that were looked for apart."""
    return list(_pieces(text, 0, len(text), list(_hits(text, asked))))


def excerpt(text: str, asked: Asked) -> list[Piece]:
    """Return the words around the first hit; the beginning where there is none."""
    hits = list(_hits(text, asked))
    start = max(0, hits[0][0] - BEFORE) if hits else 0
    if start:
        start = text.find(" ", start) + 1 or start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LENGTH // 2)
    pieces = list(_pieces(text, start, end, hits))
    if start:
        pieces.insert(0, Piece("… "))
    if end < len(text):
        pieces.append(Piece(" …"))
    return pieces


def _pieces(
    text: str, start: int, end: int, hits: list[tuple[int, int]]
) -> Iterator[Piece]:
    at = start
    for begins, ends in hits:
        if begins < at or ends > end:
            continue
        if begins > at:
            yield Piece(text[at:begins])
        yield Piece(text[begins:ends], is_hit=True)
        at = ends
    if at < end:
        yield Piece(text[at:end])


def _hits(text: str, asked: Asked) -> Iterator[tuple[int, int]]:
    wanted = {word for group in asked.groups for word in group}
    parts = [part for part in asked.parts if len(part) >= PART and " " not in part]
    for found in TOKEN.finditer(text):
        word = "".join(words_in(found.group()))
        stems = {figure + stem for figure, stem in stems_of(word).items()}
        if word in wanted or stems & wanted or any(part in word for part in parts):
            yield found.span()
