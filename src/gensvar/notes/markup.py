"""Reading HTML: from the web, from Word, or from mammoth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gensvar.notes.errors import NotesError
from gensvar.notes.lines import Line, clean, split_marker
from gensvar.notes.tables import Row, lines_of_table
from gensvar.notes.tree import Place

DROPPED = frozenset(["script", "style", "template", "noscript", "head", "svg", "math"])
CHROME = frozenset(["nav", "footer", "aside", "button", "form"])
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "td",
        "th",
        "ul",
    ]
)
CHROME_NAMES = re.compile(
    r"\b(?:cookie|cookies|kakor|breadcrumb|menu|navigation|navbar|footer|sidebar|share|"
    r"skip-link)\b|cookie-",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
TITLE_STYLE = re.compile(r"Mso(?:Title|Rubrik)|Title")
DEEPEST = 150


@dataclass
class Walk:
    """A walk through a page that gathers one line per block."""

    numbering: str = "line"
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    bold_parts: list[bool] = field(default_factory=list)
    paragraph: int = 0
    blank: bool = False
    noise: str = ""
    item: int = -1
    level: int = 0
    bold: int = 0
    place: Place = field(default_factory=Place)

    def add(self, text: str | None) -> None:
        """Take a piece of running text."""
        if text:
            self.parts.append(text)
            if text.strip():
                self.bold_parts.append(self.bold > 0)

    def end(self) -> None:
        """Finish the line that is being gathered."""
        text = clean("".join(self.parts))
        bold = bool(self.bold_parts) and all(self.bold_parts)
        self.parts, self.bold_parts = [], []
        if not text:
            return
        line = self._make(text, bold=bold)
        self.lines.append(line)
        self.blank = False
        self.item = -2 if self.item >= 0 else self.item

    def _make(self, text: str, *, bold: bool) -> Line:
        common = replace(
            Line(text, self.place, said=text),
            blank=self.blank,
            noise=self.noise,
            whole=True,
        )
        if self.level:
            return replace(common, level=self.level)
        mark, marker, words = split_marker(text, 1)
        if self.item >= 0:
            words = words.strip() if mark == "bullet" else text
            marker = marker if mark == "bullet" else ""
            return replace(
                common,
                text=words,
                mark="bullet",
                marker=marker,
                indent=self.item * 2,
                bold=bold,
            )
        return replace(common, text=words.strip(), mark=mark, marker=marker, bold=bold)


def read_html(text: str, numbering: str = "line") -> list[Line]:
    """Return the lines of a page; `numbering` is `line` or `paragraph`."""
    from lxml import etree, html

    text = XML_DECLARATION.sub("", text, count=1)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return []
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser leaves out what lies deeper; better to read nothing than a part.
        raise NotesError("too_heavy")
    walk = Walk(numbering)
    _visit(root, walk, 0, 0)
    walk.end()
    return walk.lines


def _visit(node: object, walk: Walk, depth: int, lists: int) -> None:
    tag = getattr(node, "tag", "")
    if not isinstance(tag, str) or tag in DROPPED:
        return
    if depth > DEEPEST:
        walk.add(" " + "".join(node.itertext()))  # type: ignore[attr-defined]
        return
    if tag == "br":
        walk.add(" ") if walk.item != -1 else walk.end()
    elif tag == "img":
        _picture(node, walk)
    elif tag == "table":
        _table(node, walk)
    elif tag in BLOCKS:
        _block(node, tag, walk, depth, lists)
    else:
        strong = tag in {"b", "strong"}
        walk.bold += strong
        _inside(node, walk, depth, lists)
        walk.bold -= strong


def _inside(node: object, walk: Walk, depth: int, lists: int) -> None:
    walk.add(getattr(node, "text", None))
    for child in node:  # type: ignore[attr-defined]
        _visit(child, walk, depth + 1, lists)
        walk.add(child.tail)


def _block(node: object, tag: str, walk: Walk, depth: int, lists: int) -> None:
    walk.end()
    before = (walk.noise, walk.item, walk.level)
    get = node.get  # type: ignore[attr-defined]
    names = f"{get('class', '')} {get('id', '')} {get('role', '')}"
    masthead = tag == "header" and node.find(".//h1") is None  # type: ignore[attr-defined]
    if tag in CHROME or masthead or (tag != "body" and CHROME_NAMES.search(names)):
        walk.noise = walk.noise or "navigation"
    if tag == "figcaption":
        walk.noise = walk.noise or "image_description"
    if tag in {"ul", "ol"}:
        lists += 1
        walk.item = -1 if walk.item == -1 else walk.item
    if tag in {"p", "li", "td", "th"} or (tag[:1] == "h" and tag[1:].isdigit()):
        walk.paragraph += 1
        walk.blank = walk.blank or tag != "li"
        walk.place = _place(node, walk)
    if tag == "li":
        walk.item = max(lists - 1, 0)
    elif tag in {"p", "div"} and before[1] >= 0:
        walk.item = before[1]
    walk.level = _level(tag, names) or walk.level
    _inside(node, walk, depth, lists)
    walk.end()
    walk.noise, walk.item, walk.level = before
    if tag in {"ul", "ol"}:
        walk.blank = True
        walk.item = -2 if before[1] >= 0 else before[1]


def _level(tag: str, names: str) -> int:
    if tag[0] == "h" and tag[1:].isdigit():
        return int(tag[1:])
    if tag in {"summary", "dt"}:
        return 4
    return 1 if tag == "p" and TITLE_STYLE.search(names) else 0


def _place(node: object, walk: Walk) -> Place:
    if walk.numbering == "paragraph":
        return Place(paragraph=walk.paragraph)
    return Place(line=getattr(node, "sourceline", None))


def _picture(node: object, walk: Walk) -> None:
    alt = clean(node.get("alt", ""))  # type: ignore[attr-defined]
    if alt:
        place = _place(node, walk)
        walk.lines.append(Line(alt, place, noise="image_description", whole=True))


def _table(node: object, walk: Walk) -> None:
    walk.end()
    rows = []
    for row in node.iter("tr"):  # type: ignore[attr-defined]
        walk.paragraph += 1
        cells = [list(_cell_lines(cell)) for cell in row if cell.tag in {"td", "th"}]
        rows.append(Row(_place(row, walk), cells))
    lines = lines_of_table(rows)
    walk.lines += [replace(line, noise=line.noise or walk.noise) for line in lines]
    walk.blank = True


def _cell_lines(cell: object) -> Iterator[str]:
    walk = Walk()
    walk.item = -1
    _inside(cell, walk, 0, 0)
    walk.end()
    for line in walk.lines:
        yield f"{line.marker} {line.text}".strip()
