"""What a document says, free from how it is drawn.

A document is a tree of blocks; a block holds words and links. The page, the Word file,
the PDF and the letter are drawn from the same tree and so say the same. Every text may
have a language of its own (a BCP 47 tag); its direction follows from it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# What no file format can carry and no reader can see: control characters except tab
# and line feed, halves of surrogate pairs, marks of byte order and non-characters.
_LAST_OF_EVERY_PLANE = "".join(
    chr(plane + last)
    for plane in range(0, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    f"{_LAST_OF_EVERY_PLANE}]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "lad", "nqo", "prs", "ps"}
    | {"rhg", "sd", "syr", "ug", "ur", "ydd", "yi", "yih"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"}
)
_SAFE_ADDRESS = re.compile(r"(https?://|mailto:|/(?!/)|#)", re.IGNORECASE)


def is_right_to_left(tag: str) -> bool:
    """Say whether a language, or the script in its tag, is read from the right."""
    language, *rest = tag.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS
    return language in _RIGHT_TO_LEFT


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as HTML writes it."""
    return "rtl" if is_right_to_left(tag) else "ltr"


def clean(text: str) -> str:
    """Return the text without what no file can carry; all line ends become one kind."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


@dataclass(frozen=True)
class Text:
    """Some words."""

    text: str
    strong: bool = False
    language: str = ""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; an address of a strange kind leaves only the words."""

    text: str
    address: str
    language: str = ""

    @property
    def leads_anywhere(self) -> bool:
        """Say whether the address is one that a page may link to."""
        return bool(_SAFE_ADDRESS.match(self.address))

    @property
    def leads_from_a_file(self) -> bool:
        """Say whether the address is whole, so that it works outside the site."""
        return self.leads_anywhere and self.address[0] not in "/#"


Inline = Text | Link
Words = str | Inline | tuple[Inline, ...]


def inlines(words: Words) -> tuple[Inline, ...]:
    """Return any kind of words as pieces."""
    if isinstance(words, str):
        return (Text(words),)
    return words if isinstance(words, tuple) else (words,)


class Align(StrEnum):
    """Where the words of a column stand."""

    START = "start"
    END = "end"


class State(StrEnum):
    """How far a step of a life line has come."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"
    MISSING = "missing"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Heading:
    """A heading; the title of the document is level 1, so these begin at 2."""

    level: int
    text: str
    language: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of words and links."""

    words: Words
    language: str = ""


@dataclass(frozen=True)
class Quote:
    """What somebody said, word for word, and where it can be found."""

    text: str
    source: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True)
class BulletList:
    """A list without order."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class NumberedList:
    """A list where the order matters."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class Table:
    """Rows to compare; every row is as long as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    align: tuple[Align, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("Every row of a table is as long as its header.")

    def alignment(self, column: int) -> Align:
        """Return where the words of a column stand: at the start, unless said."""
        return self.align[column] if column < len(self.align) else Align.START


@dataclass(frozen=True)
class Facts:
    """Names with what they stand for: the particulars of a matter."""

    rows: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Step:
    """One step of a life line, with its date in words."""

    name: str
    state: State
    date: str = ""
    note: str = ""


@dataclass(frozen=True)
class LifeLine:
    """The steps of a dialogue; what is missing is named in the note of its step."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class PageBreak:
    """A new page, where there are pages."""


Block = (
    Heading
    | Paragraph
    | Quote
    | BulletList
    | NumberedList
    | Table
    | Facts
    | LifeLine
    | PageBreak
)


@dataclass(frozen=True)
class Document:
    """A whole document: who says it, about what, in which language, and its blocks.

    `date` is in words, as a reader would say it. `accent` is the region's colour.
    """

    title: str
    language: str
    author: str
    blocks: tuple[Block, ...] = ()
    subject: str = ""
    registry_number: str = ""
    date: str = ""
    accent: str = "#1f5a46"

    def __post_init__(self) -> None:
        if not clean(self.title).strip():
            raise ValueError("A document has a title.")
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.accent):
            raise ValueError("The accent is a colour like #1f5a46.")
        _check_levels(
            block.level for block in self.blocks if isinstance(block, Heading)
        )


def _check_levels(levels: Iterable[int]) -> None:
    """Refuse headings that skip a level: they leave out a step for those who listen."""
    before = 1
    for level in levels:
        if not 2 <= level <= min(before + 1, 6):
            raise ValueError(
                f"A heading of level {level} cannot follow level {before}."
            )
        before = level
