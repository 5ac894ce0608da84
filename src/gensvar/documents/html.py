"""A document as part of a page: escaped, and marked up for every kind of reader."""

from collections.abc import Iterable
from functools import singledispatch

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gensvar.documents.content import (
    Align,
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
    direction,
    inlines,
)
from gensvar.documents.labels import as_table, head


def as_html(document: Document, *, with_head: bool = True) -> SafeString:
    """Return the document as an article; without its head where the page has one."""
    return format_html(
        '<article class="document"{}>{}{}</article>',
        _language(document.language),
        _head(document) if with_head else "",
        _join(_block(block, document.language) for block in document.blocks),
    )


def _join(pieces: Iterable[str]) -> SafeString:
    """Return pieces of markup after each other."""
    return format_html_join("\n", "{}", ((piece,) for piece in pieces))


def _language(tag: str) -> SafeString:
    """Return the attributes that say which language follows, if it is another."""
    if not tag:
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', tag, direction(tag))


def _words(text: str) -> SafeString:
    """Return text escaped, with its line ends kept."""
    lines = ((line,) for line in clean(text).split("\n"))
    return format_html_join(SafeString("<br>"), "{}", lines)


def _inline(piece: Inline) -> SafeString:
    """Return a piece of a paragraph."""
    words, language = _words(piece.text), _language(piece.language)
    if isinstance(piece, Link):
        if piece.leads_anywhere:
            return format_html('<a href="{}"{}>{}</a>', piece.address, language, words)
    elif piece.strong:
        return format_html("<strong{}>{}</strong>", language, words)
    return format_html("<span{}>{}</span>", language, words) if language else words


def _inlines(words: Words) -> SafeString:
    """Return words and links after each other."""
    return format_html_join("", "{}", ((_inline(piece),) for piece in inlines(words)))


def _head(document: Document) -> SafeString:
    """Return what stands above the blocks: who, number, day, title, subject."""
    above = head(document)
    lines = (above.author, above.registry_number, above.date)
    return format_html(
        '<header class="document-head"><p>{}</p><h1>{}</h1>{}</header>',
        format_html_join(" ", "<span>{}</span>", ((line,) for line in lines if line)),
        _words(document.title),
        format_html('<p class="lead">{}</p>', _words(document.subject))
        if document.subject
        else "",
    )


@singledispatch
def _block(_block: Block, _language: str) -> SafeString:
    """Return one block; a page break is nothing on a page."""
    return SafeString("")


@_block.register
def _(block: Heading, _of_document: str) -> SafeString:
    tag = f"h{block.level}"
    return format_html(
        "<{}{}>{}</{}>", tag, _language(block.language), _words(block.text), tag
    )


@_block.register
def _(block: Paragraph, _of_document: str) -> SafeString:
    return format_html("<p{}>{}</p>", _language(block.language), _inlines(block.words))


@_block.register
def _(block: BulletList | NumberedList, _of_document: str) -> SafeString:
    tag = "ul" if isinstance(block, BulletList) else "ol"
    items = ((_inlines(item),) for item in block.items)
    return format_html(
        "<{}>{}</{}>", tag, format_html_join("", "<li>{}</li>", items), tag
    )


@_block.register
def _(quote: Quote, _of_document: str) -> SafeString:
    source = _inline(Link(quote.source, quote.address)) if quote.source else ""
    return format_html(
        '<figure class="quote"><blockquote{}><p>{}</p></blockquote>{}</figure>',
        _language(quote.language),
        _words(quote.text),
        format_html("<figcaption>{}</figcaption>", source) if source else "",
    )


@_block.register
def _(facts: Facts, _of_document: str) -> SafeString:
    rows = ((_words(name), _inlines(words)) for name, words in facts.rows)
    return format_html(
        '<dl class="facts">{}</dl>',
        format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows),
    )


@_block.register
def _(block: Table, _of_document: str) -> SafeString:
    return _table(block)


@_block.register
def _(block: LifeLine, language: str) -> SafeString:
    return _table(as_table(block, language), [step.state for step in block.steps])


def _table(table: Table, states: list[State] | None = None) -> SafeString:
    """Return a table that scrolls by itself where it is wider than the page."""
    classes = [
        SafeString(' class="numeric"') if table.alignment(column) == Align.END else ""
        for column in range(len(table.header))
    ]
    header = format_html_join(
        "",
        '<th scope="col"{}>{}</th>',
        (
            (style, _words(name))
            for style, name in zip(classes, table.header, strict=True)
        ),
    )
    rows = (
        (
            format_html(' class="is-{}"', states[index].value) if states else "",
            format_html_join(
                "",
                "<td{}>{}</td>",
                (
                    (style, _inlines(cell))
                    for style, cell in zip(classes, row, strict=True)
                ),
            ),
        )
        for index, row in enumerate(table.rows)
    )
    return format_html(
        '<div class="table-scroll" role="region" aria-label="{}" tabindex="0">'
        "<table{}><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>"
        "</table></div>",
        clean(table.caption),
        SafeString(' class="document-line"') if states is not None else "",
        _words(table.caption),
        header,
        format_html_join("", "<tr{}>{}</tr>", rows),
    )
