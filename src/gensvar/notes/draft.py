"""A section while it is being filled."""

from dataclasses import dataclass, field

from gensvar.notes import words
from gensvar.notes.lines import Line
from gensvar.notes.tree import Caution, Contribution, Passage, Place, Section

SAYING = frozenset({"question", "area", "group", "list", "cover"})
LONG = 3_000
ASIDE = 6


@dataclass
class Draft:
    """A heading with what has been found under it so far."""

    id: int
    title: str
    kind: str
    place: Place
    level: int
    number: str = ""
    nested: int = -1
    parent: "Draft | None" = None
    places: list[Place] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    points: list[Passage] = field(default_factory=list)
    paragraphs: list[Passage] = field(default_factory=list)
    waiting: list[tuple[int, Line]] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    warnings: list[Caution] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def filled(self) -> bool:
        """Tell whether anything was said or listed here yet."""
        return bool(self.contributions or self.points)

    def depth(self, indent: int) -> int:
        """Return how deep an item is nested, from how far it is indented."""
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        return len(self.indents) - 1

    def say(self, number: int, block: Line, *warnings: str, depth: int = 0) -> None:
        """Keep a contribution, with its emphasis read."""
        made = make_contribution(number, block, *warnings, depth=depth)
        self.contributions.append(made)

    def settle(self, *, meeting: bool) -> None:
        """Decide what the lines without bullets were, now that all are known."""
        blocks = [block for _, block in self.waiting]
        spoken = bool(blocks) and self._spoken(blocks, meeting=meeting)
        for number, block in self.waiting:
            if spoken and not block.text.endswith(":"):
                self.say(number, block)
            else:
                self.paragraphs.append(passage(number, block))
        self.waiting = []
        self.contributions.sort(key=lambda item: item.id)
        self.paragraphs.sort(key=lambda item: item.id)

    def _spoken(self, blocks: list[Line], *, meeting: bool) -> bool:
        if self.contributions or self.kind not in {"question", "group", "area"}:
            return False
        short = sum(len(block.text) < 120 for block in blocks) == len(blocks)
        if self.kind == "question":
            return short or meeting
        if self.kind == "group" or words.SAID.match(self.title):
            return short or len(blocks) > 1
        adjacent = sum(not block.blank for block in blocks[1:])
        return short and len(blocks) > 1 and adjacent * 2 >= len(blocks) - 1

    def finish(self) -> Section:
        """Return the section, with the kind that fits what it holds."""
        kind, warnings = self.kind, list(self.warnings)
        if kind in {"area", "list"} and not self.contributions:
            kind = "prose" if self.paragraphs or self.points else kind
        if kind == "list":
            warnings.append(Caution("perhaps_not_contributions"))
        return Section(
            self.id,
            self.title,
            kind,
            self.place,
            self.level,
            self.number,
            tuple(self.places),
            tuple(self.contributions),
            tuple(self.points),
            tuple(self.paragraphs),
            tuple(warnings),
        )


def passage(number: int, block: Line) -> Passage:
    """Keep a line as it stands."""
    return Passage(number, block.text, block.place, block.marker)


def make_contribution(
    number: int, block: Line, *warnings: str, depth: int = 0
) -> Contribution:
    """Part a line into words and emphasis, and note what looks odd."""
    text, mark, emphasis = block.text, "", 0
    if found := words.EMPHASIS.search(text[-12:]):
        mark, emphasis = f"({found[1]})", len(found[1])
        text = text[: len(text) - len(found[0])] + found[2]
    cautions = [Caution(code) for code in warnings]
    if len(text) > LONG:
        cautions.append(Caution("very_long"))
    if text.count("(") > text.count(")"):
        cautions.append(Caution("unclosed_bracket"))
    return Contribution(
        number,
        text,
        block.place,
        emphasis,
        mark,
        block.marker,
        depth,
        _remark(text),
        tuple(cautions),
    )


def _remark(text: str) -> str:
    if not text.endswith(")"):
        return ""
    aside = text[text.rfind("(") + 1 : -1]
    return aside if len(aside.split()) > ASIDE else ""
