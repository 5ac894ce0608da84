"""A document as a tagged PDF that conforms to PDF/UA-1 and PDF/A-2a.

The drawing is in `typst/document.typ`. What people wrote reaches it only as data.
"""

import json
import re
import unicodedata
from datetime import datetime
from functools import singledispatch
from pathlib import Path

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
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Words,
    clean,
    inlines,
    is_right_to_left,
)
from gensvar.documents.labels import as_table, head, missing_letters

Data = dict[str, object]

_TEMPLATE = Path(__file__).parent / "typst" / "document.typ"
_LONG_WORD = re.compile(r"\S{30,}")
_PIECES = re.compile(r"(.{12})(?=.)")
_NAMED = re.compile(r'(?:text|codepoint) `"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_ATTEMPTS = 5


def as_pdf(document: Document, *, at: datetime) -> bytes:
    """Return the document as a PDF that says it was made at `at`.

    The same document and the same moment give the same file.
    """
    from typst import TypstError

    undrawable: set[str] = set()
    for _attempt in range(_ATTEMPTS):
        try:
            return _compiled(_data(document, undrawable), at)
        except TypstError as error:
            found = _undrawable_in(error.diagnostic) - undrawable
            if not found:
                raise
            undrawable |= found
    raise ValueError("The document holds signs that no typeface here can draw.")


def _compiled(data: Data, at: datetime) -> bytes:
    """Return the file that the template makes of the data."""
    import typst

    compiler = typst.Compiler(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(data)},
    )
    made = compiler.compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(at.timestamp())
    )
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


def _undrawable_in(message: str) -> set[str]:
    """Return the signs that the typefaces lack, as the compiler names them.

    Letters below U+0250 are in every typeface; they only stand beside such a sign.
    """
    named = (
        _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        for text in _NAMED.findall(message)
    )
    return {sign for text in named for sign in text if ord(sign) >= 0x250}


def _stand_in(sign: str) -> str:
    """Return what is drawn for a sign that cannot be: its name, or an empty square."""
    kind = unicodedata.category(sign)
    if kind.startswith("M") or kind == "Cf":
        return ""
    name = unicodedata.name(sign, "").lower()
    return f"[{name}]" if name and kind.startswith("S") else "□"


def _data(document: Document, undrawable: set[str]) -> Data:
    """Return the document as the template reads it."""
    above = head(document)
    blocks = list(document.blocks)
    if undrawable:
        blocks.append(Paragraph(missing_letters(document.language)))
    data: Data = {
        "title": " ".join(clean(document.title).split()),
        "heading": _lines(document.title),
        "subject": _soft(document.subject),
        "author": _soft(above.author),
        "number": _soft(above.registry_number),
        "date": _soft(above.date),
        "accent": document.accent,
        "lang": "und",
        "region": None,
        "rtl": False,
        "blocks": [_block(block, document.language) for block in blocks],
    }
    data |= _language(document.language)
    table = {ord(sign): _stand_in(sign) for sign in undrawable}
    return _translated(data, table) if table else data


def _translated(value: Data, table: dict[int, str]) -> Data:
    """Return the data with stand-ins for signs that cannot be drawn."""

    def walk(part: object) -> object:
        if isinstance(part, str):
            return part.translate(table)
        if isinstance(part, list):
            return [walk(item) for item in part]
        if isinstance(part, dict):
            return {
                name: item if name == "address" else walk(item)
                for name, item in part.items()
            }
        return part

    return {name: walk(item) for name, item in value.items()}


def _language(tag: str) -> Data:
    """Return a language as Typst takes it: a short code, a region and a direction."""
    code, *rest = tag.split("-")
    if not re.fullmatch("[a-zA-Z]{2,3}", code):
        return {}
    regions = [part.upper() for part in rest if re.fullmatch("[a-zA-Z]{2}", part)]
    return {
        "lang": code.lower(),
        "region": regions[0] if regions else None,
        "rtl": is_right_to_left(tag),
    }


def _soft(text: str) -> str:
    """Return text whose longest words may break, so that they stay on the paper."""
    return _LONG_WORD.sub(
        lambda word: _PIECES.sub("\\1\u200b", word[0]), clean(text).replace("\t", " ")
    )


def _lines(text: str) -> list[str]:
    """Return the lines of a text."""
    return _soft(text).split("\n")


def _piece(piece: Inline) -> Data:
    """Return words or a link."""
    data: Data = {"lines": _lines(piece.text)} | _language(piece.language)
    if isinstance(piece, Link):
        return data | ({"address": piece.address} if piece.leads_from_a_file else {})
    return data | {"strong": piece.strong}


def _words(words: Words) -> list[Data]:
    """Return words and links after each other."""
    return [_piece(piece) for piece in inlines(words)]


@singledispatch
def _block(block: Block, _of_document: str) -> Data:
    """Return one block."""
    raise TypeError(f"There is no drawing for {type(block).__name__}.")


@_block.register
def _(block: Heading, _of_document: str) -> Data:
    lines = _lines(block.text)
    data: Data = {"kind": "heading", "level": block.level, "lines": lines}
    return data | _language(block.language)


@_block.register
def _(block: Paragraph, _of_document: str) -> Data:
    data: Data = {"kind": "paragraph", "words": _words(block.words)}
    return data | _language(block.language)


@_block.register
def _(quote: Quote, _of_document: str) -> Data:
    data: Data = {"kind": "quote", "lines": _lines(quote.text)}
    if quote.source:
        data["source"] = _words(Link(quote.source, quote.address))
    return data | _language(quote.language)


@_block.register
def _(block: BulletList | NumberedList, _of_document: str) -> Data:
    kind = "bullets" if isinstance(block, BulletList) else "numbers"
    return {"kind": kind, "items": [_words(item) for item in block.items]}


@_block.register
def _(facts: Facts, _of_document: str) -> Data:
    rows = [{"name": _soft(name), "words": _words(words)} for name, words in facts.rows]
    return {"kind": "facts", "rows": rows}


@_block.register
def _(table: Table, _of_document: str) -> Data:
    return {
        "kind": "table",
        "caption": _soft(table.caption),
        "header": [_soft(name) for name in table.header],
        "align": [table.alignment(column) for column in range(len(table.header))],
        "rows": [[{"words": _words(cell)} for cell in row] for row in table.rows],
    }


@_block.register
def _(line: LifeLine, language: str) -> Data:
    states = [step.state for step in line.steps]
    rows = _block(as_table(line, language), language)
    return rows | {"kind": "line", "states": states}


@_block.register
def _(_block_of: PageBreak, _of_document: str) -> Data:
    return {"kind": "page"}
