"""Two versions of notes side by side: which parts differ, and in which words."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gensvar.documents.content import (
    Block,
    BulletList,
    Facts,
    Heading,
    Paragraph,
    Words,
    inlines,
)
from gensvar.meeting_notes.document.drawing import blocks_of, heading_of
from gensvar.meeting_notes.tree import Content

_PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """Words that are in both versions, only in the older or only in the newer."""

    kind: str  # same, gone, new
    text: str


@dataclass(frozen=True)
class PartDifference:
    """One part in both versions, its words marked."""

    heading: str
    before: tuple[tuple[Piece, ...], ...]
    after: tuple[tuple[Piece, ...], ...]
    kind: str  # changed, gone, new


def differences(before: Content, after: Content) -> list[PartDifference]:
    """Return the parts that differ, in the order of the newer version."""
    keys = [part.key for part in after.parts]
    keys += [part.key for part in before.parts if part.key not in set(keys)]
    found = []
    for key in keys:
        old, new = list(_lines(before, key)), list(_lines(after, key))
        if old != new:
            kind = "changed" if old and new else "new" if new else "gone"
            part = after.part(key) or before.part(key)
            assert part is not None  # noqa: S101 -- a key of one of them
            left, right = _marked(old, new)
            found.append(PartDifference(heading_of(part), left, right, kind))
    return found


def _lines(content: Content, key: str) -> Iterator[str]:
    part = content.part(key)
    if part is None:
        return
    for block in blocks_of(content, part):
        yield from _words(block)


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph):
        yield _line(block.words)
    elif isinstance(block, BulletList):
        yield from (f"• {_line(item)}" for item in block.items)
    elif isinstance(block, Facts):
        yield from (f"{name} {_line(words)}" for name, words in block.rows)


def _line(words: Words) -> str:
    return "".join(piece.text for piece in inlines(words))


Marked = tuple[tuple[Piece, ...], ...]


def _marked(old: list[str], new: list[str]) -> tuple[Marked, Marked]:
    """Return the lines of both, with the words that are only in one of them marked."""
    left: list[tuple[Piece, ...]] = []
    right: list[tuple[Piece, ...]] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            left += [(Piece("same", line),) for line in old[i:j]]
            right += [(Piece("same", line),) for line in new[k:m]]
        elif j - i == m - k:
            for one, other in zip(old[i:j], new[k:m], strict=True):
                was, now = _pieces(one, other)
                left.append(was)
                right.append(now)
        else:
            left += [(Piece("gone", line),) for line in old[i:j]]
            right += [(Piece("new", line),) for line in new[k:m]]
    return tuple(left), tuple(right)


def _pieces(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    a, b = _PIECES.findall(one), _PIECES.findall(other)
    was: list[Piece] = []
    now: list[Piece] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(
        a=a, b=b, autojunk=False
    ).get_opcodes():
        same = tag == "equal"
        if i < j:
            was.append(Piece("same" if same else "gone", "".join(a[i:j])))
        if k < m:
            now.append(Piece("same" if same else "new", "".join(b[k:m])))
    return tuple(was), tuple(now)
