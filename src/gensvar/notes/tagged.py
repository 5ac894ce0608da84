"""Reading a tagged PDF by its tags: a paragraph or an item is one line, however long.

Only used for notes in our own form, whose tags are known to be right.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from gensvar.notes.lines import Line, parse_line
from gensvar.notes.tree import Place

SOFT = "\x02"
BREAKS = "\u200b\ufffe"


@dataclass(frozen=True)
class Tag:
    """One element of a page's tree: its number on the page, and what it is."""

    number: int
    kind: str
    goes_on: bool = False


def read_tagged(page: Any, textpage: Any, number: int) -> list[Line]:
    """Return the lines of one page; what is no part of the text is set aside.

    An item that goes on from the page before has `whole` set, and no mark.
    """
    tags = _tags(page)
    lines: list[Line] = []
    before: Tag | None = None
    for count, (words, tag) in enumerate(_printed(textpage, tags), 1):
        place = Place(page=number, line=count)
        if tag is None:
            line = parse_line(words, place)
            lines.append(replace(line, noise="page_header"))
            continue
        if tag == before:
            lines[-1] = _joined(lines[-1], words)
        else:
            lines.append(_line(words, tag, place))
        before = tag
    return lines


def joined_pages(pages: list[list[Line]]) -> list[Line]:
    """Return the lines of all pages, items that cross from one to the next as one."""
    found: list[Line] = []
    for page in pages:
        for line in page:
            last = next(
                (n for n in reversed(range(len(found))) if not found[n].noise), -1
            )
            if line.whole and last >= 0:
                found[last] = _joined(found[last], line.text)
            else:
                found.append(line)
    return found


def _line(words: str, tag: Tag, place: Place) -> Line:
    if tag.goes_on:
        return Line(_clean(words), place, whole=True)
    line = parse_line(_clean(words), place)
    if tag.kind[:1] == "H" and tag.kind[1:].isdigit():
        text = _clean(words)
        return replace(
            line, text=text, said=text, mark="", marker="", level=int(tag.kind[1:])
        )
    if tag.kind == "LBody":
        return line
    return replace(line, text=line.said, mark="", marker="")


def _joined(line: Line, words: str) -> Line:
    # A long word may have been parted where nobody wrote a space.
    space = "" if line.said.endswith("\u2060") else " "
    both = f"{line.said or line.text}{space}{_clean(words)}"
    return replace(line, text=both, said=both)


def _clean(words: str) -> str:
    return " ".join(words.translate(dict.fromkeys(map(ord, BREAKS))).split())


def _printed(textpage: Any, tags: dict[int, Tag]) -> Iterator[tuple[str, Tag | None]]:
    """Yield each printed line with the tag that its last sign belongs to."""
    import pypdfium2.raw as raw

    at = 0
    for part in textpage.get_text_range().split("\n"):
        words = part.rstrip("\r")
        if words.replace(SOFT, "").strip():
            last = at + len(words.rstrip()) - 1
            thing = raw.FPDFText_GetTextObject(textpage.raw, last)
            mark = raw.FPDFPageObj_GetMarkedContentID(thing) if thing else -1
            yield words.replace(SOFT, ""), tags.get(mark)
        at += len(part) + 1


def _tags(page: Any) -> dict[int, Tag]:
    """Return the tag of each piece of marked content on a page."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    found: dict[int, Tag] = {}
    for n in range(raw.FPDF_StructTree_CountChildren(tree)):
        _gather(raw.FPDF_StructTree_GetChildAtIndex(tree, n), found, has_label=True)
    raw.FPDF_StructTree_Close(tree)
    return found


def _gather(element: Any, found: dict[int, Tag], *, has_label: bool) -> None:
    import pypdfium2.raw as raw

    kind = _kind(element)
    tag = Tag(len(found), kind, goes_on=kind == "LBody" and not has_label)
    for n in range(max(raw.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
        mark = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n)
        if mark >= 0:
            found[mark] = tag
    children = [
        raw.FPDF_StructElement_GetChildAtIndex(element, n)
        for n in range(raw.FPDF_StructElement_CountChildren(element))
    ]
    labelled = any(child and _kind(child) == "Lbl" for child in children)
    for child in children:
        if child:
            _gather(child, found, has_label=labelled or kind != "LI")


def _kind(element: Any) -> str:
    import pypdfium2.raw as raw

    length = raw.FPDF_StructElement_GetType(element, None, 0)
    held = ctypes.create_string_buffer(max(length, 2))
    raw.FPDF_StructElement_GetType(element, held, length)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")
