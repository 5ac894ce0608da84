"""Putting wrapped lines together again."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from gensvar.notes.lines import Line
from gensvar.notes.words import REFERENCE

HYPHEN = re.compile(r"[^\W\d_]-$")
TOGETHER = ("och ", "eller ", "samt ", "till ", "ja ", "tai ")
LONG = 40


def wrap_width(lines: list[Line]) -> int:
    """Return the width at which the text was wrapped by hand; 0 when it was not."""
    plain = [line for line in lines if not line.cells and not line.level]
    if not plain:
        return 0
    width = max(len(line.text) + line.indent + len(line.marker) + 1 for line in plain)
    if not LONG < width <= 110:
        return 0
    wrapped = 0
    for line, after in pairwise(plain):
        full = len(line.text) + line.indent >= width * 0.75
        wrapped += full and not after.blank and after.text[:1].islower()
    return width if wrapped > 1 else 0


def with_room(lines: list[Line]) -> list[Line]:
    """Note on every line how much more it could have held, where that can be known."""
    width = wrap_width(lines)
    if not width:
        return lines
    return [
        line
        if line.room < 10_000
        else replace(
            line,
            room=width
            - len(line.text)
            - line.indent
            - (len(line.marker) + 1 if line.marker else 0),
        )
        for line in lines
    ]


def continues(before: Line, line: Line) -> bool:
    """Tell whether `line` goes on where `before` ended."""
    if before.mark and not before.text:
        return not line.mark
    if line.mark or line.level or line.noise or line.cells or line.whole:
        return False
    if before.level or before.noise or before.cells or before.whole or line.blank:
        return False
    if line.bold != before.bold or REFERENCE.match(line.text):
        return False
    return _flows(before, line)


def _flows(before: Line, line: Line) -> bool:
    first = line.text.split(" ", 1)[0]
    if len(first) + 1 > before.room:
        return True
    lower = line.text[:1].islower()
    if HYPHEN.search(before.text[-2:]) and lower:
        return True
    if before.mark in {"bullet", "number", "lower"}:
        return lower or line.indent > before.indent
    full = len(before.text) >= LONG and before.text[-1:] not in ".!?:"
    return lower and full


def join_lines(lines: Iterable[Line]) -> list[Line]:
    """Return blocks: each paragraph, heading or item as one line."""
    blocks: list[Line] = []
    parts: list[str] = []
    current: Line | None = None
    last: Line | None = None
    for line in with_room([line for line in lines if line.text or line.mark]):
        if current is not None and last is not None and continues(last, line):
            parts.append(line.text)
            last = replace(
                line,
                mark=current.mark,
                marker=current.marker,
                indent=current.indent,
                bold=current.bold,
            )
            continue
        if current is not None:
            blocks.append(_finish(current, parts))
        current, last, parts = line, line, [line.text]
    if current is not None:
        blocks.append(_finish(current, parts))
    return blocks


def _finish(block: Line, parts: list[str]) -> Line:
    """Put the parts of a block together, undoing hyphens at the breaks."""
    if len(parts) == 1:
        return block
    whole: list[str] = []
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        broken = part[-1:] == "-" and HYPHEN.search(part[-2:]) and after[:1].islower()
        if broken and not after.startswith(TOGETHER):
            whole.append(part[:-1])
        elif part:
            whole.append(f"{part} ")
    return replace(block, text="".join(whole).strip())
