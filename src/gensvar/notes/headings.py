"""Finding headings, also those that are not marked as headings."""

from collections import Counter
from dataclasses import dataclass

from gensvar.notes import words
from gensvar.notes.facts import read_cover_line, read_fact
from gensvar.notes.lines import Line

LISTS = frozenset({"bullet", "number", "lower", "upper"})
SHORT = 90
PROSE = 120
DISGUISED = "heading_as_bullet"


@dataclass(frozen=True)
class Heading:
    """A heading as read: its words, its number, and how it was recognised."""

    title: str
    number: str = ""
    level: int = 2
    warning: str = ""
    nested: bool = False


class Reader:
    """Looks at a line with its neighbours and says whether it is a heading."""

    def __init__(self, blocks: list[Line]) -> None:
        self.blocks = [block for block in blocks if not block.noise]
        self.at = {id(block): n for n, block in enumerate(self.blocks)}
        explicit = sum(block.level > 0 for block in self.blocks)
        self.marked = explicit > 1
        blank = sum(block.blank for block in self.blocks)
        self.compact = len(self.blocks) > 6 and blank * 12 < len(self.blocks)
        arrows = [n for n, b in enumerate(self.blocks) if b.mark == "arrow"]
        before_other = sum(self._mark(n + 1) != "arrow" for n in arrows)
        self.arrows = before_other * 2 > len(arrows)
        self.counts = Counter(block.text.lower() for block in self.blocks)
        self.asked = any(
            (b.level or b.mark == "arrow") and words.is_question(b.text)
            for b in self.blocks
        )

    def _mark(self, n: int) -> str:
        return self.blocks[n].mark if 0 <= n < len(self.blocks) else ""

    def _block(self, n: int) -> Line | None:
        return self.blocks[n] if 0 <= n < len(self.blocks) else None

    def after(self, block: Line) -> Line | None:
        """Return the line that follows in the notes themselves."""
        return self._block(self.at[id(block)] + 1)

    def read(self, block: Line, kind: str, *, said: bool) -> Heading | None:
        """Return the heading that `block` is.

        `kind` is the kind of the section so far; `said` tells whether it already has
        contributions or points.
        """
        n = self.at[id(block)]
        if block.level:
            return Heading(block.text, block.marker, block.level)
        if block.mark in {"arrow", "section", "sign"}:
            return self._marked(block)
        if block.mark in {"number", "upper", "lower"}:
            return self._numbered(n, block)
        if block.mark == "bullet":
            return self._disguised(n, block, kind, said=said)
        return self._plain(n, block, kind)

    def _marked(self, block: Line) -> Heading | None:
        short = len(block.text) < SHORT * 2
        if block.mark == "arrow":
            return Heading(block.text, "", 3) if self.arrows else None
        if block.mark == "section":
            return Heading(block.text, block.marker, 2) if short else None
        return Heading(block.text, "", 2) if self._is_sign(block) else None

    def _is_sign(self, block: Line) -> bool:
        return len(block.text) < SHORT and not block.text.endswith(".")

    def _numbered(self, n: int, block: Line) -> Heading | None:
        heading = Heading(block.text.rstrip(":"), block.marker.rstrip(".)"), 2)
        if block.bold:
            return heading
        after, before = self._block(n + 1), self._block(n - 1)
        sentence = block.text.endswith((".", "!"))
        bracket = block.marker.endswith(")")
        if len(block.text) > SHORT or after is None or sentence or bracket:
            return None
        if after.mark == block.mark:
            # "4. Övrigt" and then "1. …": a list begins under it.
            return heading if after.ordinal == 1 else None
        if before is not None and before.mark == block.mark:
            follows = before.ordinal == block.ordinal - 1
            return None if follows and after.mark not in LISTS else heading
        return heading

    def _disguised(
        self, n: int, block: Line, kind: str, *, said: bool
    ) -> Heading | None:
        after = self._block(n + 1)
        if after is None or after.mark != "bullet":
            return None
        title = block.text.rstrip(":")
        if after.indent > block.indent:
            above = block.bold or block.text.endswith(":")
            return Heading(title, "", 4, DISGUISED, nested=True) if above else None
        if block.bold and not after.bold:
            return Heading(title, "", 4, DISGUISED)
        if said or kind not in {"area", "cover", "group", "list"}:
            return None
        return Heading(title, "", 3, DISGUISED) if self._asks(block, after) else None

    def _asks(self, block: Line, after: Line) -> bool:
        """A question among answers: asked elsewhere too, or like other headings."""
        bare = block.text.split("(")[0].rstrip()
        asks = block.text.endswith("?") or bare.endswith("?")
        again = self.counts[block.text.lower()] > 1 or self.asked
        return asks and again and not words.is_question(after.text)

    def _plain(self, n: int, block: Line, kind: str) -> Heading | None:
        text = block.text
        if block.bold and len(text) < SHORT * 2 and not text.endswith("."):
            return Heading(text.rstrip(":"), "", 2)
        if not self._could_be_heading(n, block):
            return None
        shouts = sum(map(str.isalpha, text)) > 3 and text.isupper()
        if shouts or self._introduces(n, block, kind):
            return Heading(text.rstrip(":"), "", 3, "guessed_heading")
        return None

    def _introduces(self, n: int, block: Line, kind: str) -> bool:
        after = self._block(n + 1)
        if after is None:
            return False
        if kind == "questions" and block.text.endswith("?") and after.ordinal:
            # The last question of a session, before a numbered heading.
            return self._numbered(n + 1, after) is None
        if after.mark in LISTS:
            return self._introduces_list(block, n, kind)
        if after.level or after.mark or self.marked or (n and not block.blank):
            return False
        return self._introduces_text(n, block, after, kind)

    def _could_be_heading(self, n: int, block: Line) -> bool:
        text = block.text
        limit = SHORT * 2 if text.endswith(("?", "?)")) else SHORT
        if len(text) > limit or block.cells or words.REFERENCE.match(text):
            return False
        if text.endswith((".", ";", ",")) or text[:1] in "\"”“'":
            return False
        if read_fact(block) or words.SIGNED.search(text):
            return False
        if words.MAIL.search(text) or words.PHONE.fullmatch(text):
            return False
        cover = read_cover_line(text)
        return n == 0 or cover is None or cover.name != "when"

    def _introduces_list(self, block: Line, n: int, kind: str) -> bool:
        text = block.text
        known = bool(words.GROUP.match(text)) or words.kind_of(text) not in {
            "area",
            "question",
        }
        if text.endswith(":") and len(text.split()) > 3 and not known:
            return False
        before = self._block(n - 1)
        if self.marked and not known and not words.is_question(text):
            return False
        if block.blank or before is None or before.level:
            return True
        if self.compact or (kind == "question" and text.endswith("?")):
            return True
        return before.mark not in LISTS or known or text.endswith(":")

    def _introduces_text(self, n: int, block: Line, after: Line, kind: str) -> bool:
        text = block.text
        told = words.kind_of(text)
        if told == "group" or (len(text) <= 60 and told not in {"area", "question"}):
            return True
        if kind in {"questions", "speech"}:
            return False
        if text.endswith("?") or words.SAID.match(text) or len(after.text) > PROSE:
            return True
        third = self._block(n + 2)
        run = third is not None and not third.blank and not third.mark
        return after.blank and run
