"""Lines of a source before anyone has said what they mean."""

import re
import unicodedata
from dataclasses import dataclass

from gensvar.notes.tree import Place

BULLETS = "-–—−‐•·●○◦▪■□▫‣⁃∙"
ARROWS = ("→", "➔", "➜", "➤", "⇒", "►", "▶", "=>", "->", ">>")
INVISIBLE = dict.fromkeys([0xFEFF, 0x200B, 0x2060, 0xAD, 0x0, 0xFFFE])
BOLD = re.compile(r"\*\*[^*\n]+\*\*[:.]?|__[^_\n]+__[:.]?")
INLINE = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]+)(?<=[^\s*])\1(?![\w*])")
NUMBER = re.compile(r"(\d{1,3})([.)])\s+(?=\S)")
SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d])")
ROMAN = re.compile(r"([IVX]{1,5})\.\s+(?=\S)")
LETTER = re.compile(r"([A-Za-zÅÄÖåäö])([.)])\s+(?=\S)")
CHECKBOX = re.compile(r"[-*]?\s{0,3}\[[ xX]?\]\s+")
ALT_BULLET = re.compile(r"bullet(?:\s+|$)", re.IGNORECASE)
PARAGRAPH_SIGN = re.compile(r"§+\s?\d{1,4}\b")


@dataclass(frozen=True)
class Line:
    """One line, paragraph or cell: its words, its marker and how it was set.

    `mark` says what kind of marker it has: bullet, number, upper, lower, section,
    arrow, sign or nothing. `room` is how many characters would still have fitted on
    the line. `level` is a heading's level where the source says so. `said` are the
    words after the item's own marker, with every sign in them left as it was.
    """

    text: str
    place: Place
    mark: str = ""
    marker: str = ""
    indent: int = 0
    level: int = 0
    bold: bool = False
    blank: bool = False
    room: int = 10_000
    noise: str = ""
    cells: tuple[str, ...] = ()
    whole: bool = False
    said: str = ""

    @property
    def ordinal(self) -> int:
        """Return 2 for `2.` and for `b)`; 0 without such a marker."""
        if self.mark == "number":
            return int(self.marker.rstrip(".)"))
        if self.mark in {"upper", "lower"}:
            return ord(self.marker[0].lower()) - ord("a") + 1
        return 0


def clean(text: str) -> str:
    """Make spaces plain and remove signs that nobody can see; change no words."""
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(text.split())


def unstyle(text: str) -> str:
    """Take away the asterisks of *emphasised* words."""
    return INLINE.sub(r"\2", text) if "*" in text else text


def _split_bullet(body: str, indent: int) -> tuple[str, str, str] | None:
    first, rest = body[0], body[1:]
    if first in BULLETS:
        follows = rest[:1]
        if not follows or follows.isspace():
            return "bullet", first, rest
        if first not in "−‐" and (follows.isalpha() or follows in "\"”“'(«"):
            return "bullet", first, rest
    if first in "*+" and (not rest or rest[0].isspace()):
        return "bullet", first, rest
    if first in "oO\uf0b7" and indent and rest[:1].isspace():
        return "bullet", first, rest
    return None


def _split_number(body: str) -> tuple[str, str, str] | None:
    if found := SECTION_NUMBER.match(body):
        return "section", found[1], body[found.end() :]
    if found := NUMBER.match(body):
        return "number", found[1] + found[2], body[found.end() :]
    if found := ROMAN.match(body):
        return "section", found[1], body[found.end() :]
    if found := LETTER.match(body):
        mark = "upper" if found[1].isupper() else "lower"
        return mark, found[1] + found[2], body[found.end() :]
    return None


def split_marker(body: str, indent: int = 0) -> tuple[str, str, str]:
    """Part a line into the kind of its marker, the marker and the words."""
    if not body:
        return "", "", ""
    if found := CHECKBOX.match(body):
        return "bullet", found[0].strip(), body[found.end() :]
    for arrow in ARROWS:
        if body.startswith(arrow):
            return "arrow", arrow, body[len(arrow) :]
    if found := ALT_BULLET.match(body):
        return "bullet", found[0].strip(), body[found.end() :]
    if PARAGRAPH_SIGN.match(body):
        return "sign", "", body
    return _split_bullet(body, indent) or _split_number(body) or ("", "", body)


def after_bullet(body: str) -> str:
    """Return a line without the one sign that makes it an item."""
    is_item = body[:1] in tuple(BULLETS) and body[1:2].isspace()
    return body[1:] if is_item else body


def parse_line(raw: str, place: Place, *, blank: bool = False) -> Line:
    """Read one line of plain text."""
    tabbed = raw.translate(INVISIBLE).expandtabs(4)
    body = tabbed.strip()
    indent = len(tabbed) - len(tabbed.lstrip())
    mark, marker, words = split_marker(body, indent)
    words = words.strip()
    bold = bool(BOLD.fullmatch(words)) and words.count("*") <= 4
    cells: tuple[str, ...] = ()
    if not mark and "\t" in raw.strip():
        cells = tuple(clean(cell) for cell in raw.strip().split("\t") if cell.strip())
    if bold:
        words = words.replace("**", "").replace("__", "")
    text = unstyle(clean(words))
    said = clean(after_bullet(body))
    return Line(
        text, place, mark, marker, indent, 0, bold, blank, cells=cells, said=said
    )
