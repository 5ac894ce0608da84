"""The parts of notes that hold contributions, ready to be reviewed on the screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gensvar.dialogues.models import Question
from gensvar.imports.filing import (
    OUT,
    Choices,
    choice_of,
    heading_of,
    holding,
    is_unsure,
)
from gensvar.imports.shown import cautions
from gensvar.imports.wording import kind_in_words, place_in_words
from gensvar.notes.tree import Contribution, Notes, Section

A_PAGE = 50
SHOWN_TOGETHER = 400


@dataclass(frozen=True)
class Line:
    """One contribution as the reviewer sees it."""

    id: int
    text: str
    mark: str
    emphasis: int
    place: str
    depth: int
    remark: str
    is_unsure: bool
    cautions: list[str]
    is_last: bool


@dataclass(frozen=True)
class Part:
    """One part of the notes, with the page of its contributions that is shown."""

    id: int
    title: str
    kind: str
    place: str
    size: int
    unsure: int
    stressed: int
    is_unsure: bool
    cautions: list[str]
    choice: str
    lines: list[Line]
    first: int
    page: int
    pages: int
    is_open: bool

    @property
    def is_left_out(self) -> bool:
        """Say whether nothing of it will be stored."""
        return self.choice == OUT

    @property
    def last(self) -> int:
        """Return the number of the last contribution on the page."""
        return self.first + len(self.lines) - 1

    @property
    def before(self) -> int:
        """Return the page before, or nought."""
        return self.page - 1

    @property
    def after(self) -> int:
        """Return the next page, or nought."""
        return self.page + 1 if self.page < self.pages else 0


def parts_of(
    notes: Notes,
    choices: Choices,
    questions: Sequence[Question],
    chosen: int | None,
    page: int,
) -> list[Part]:
    """Return the parts; of long notes only the chosen one with its contributions.

    `chosen` is the id of the section that stands open, at `page`.
    """
    sections = holding(notes)
    known = [question.pk for question in questions]
    together = len(notes.contributions) <= SHOWN_TOGETHER
    if chosen is None and not together and sections:
        chosen = sections[0].id
    found = []
    for section in sections:
        is_chosen = section.id == chosen
        number = page if is_chosen else 1
        is_shown = together or is_chosen
        made = _part(section, choice_of(section, choices, known), number, is_shown)
        found.append(made if not is_chosen else _opened(made))
    return found


def _opened(part: Part) -> Part:
    return Part(**{**vars(part), "is_open": True})


def _part(section: Section, choice: str, page: int, is_shown: bool) -> Part:
    items = section.contributions
    pages = max(1, -(-len(items) // A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * A_PAGE
    unsure = sum(is_unsure(item.warnings) for item in items)
    doubts = is_unsure(section.warnings)
    return Part(
        section.id,
        heading_of(section) or "–",
        kind_in_words(section.kind),
        place_in_words(section.place),
        len(items),
        unsure,
        sum(item.emphasis > 0 for item in items),
        doubts,
        cautions(section.warnings),
        choice,
        list(_lines(items, start)) if is_shown else [],
        start + 1,
        page,
        pages,
        is_shown and bool(unsure),
    )


def _lines(items: Sequence[Contribution], start: int) -> Iterator[Line]:
    for at, item in enumerate(items[start : start + A_PAGE], start):
        yield line_of(item, is_last=at + 1 == len(items))


def line_of(item: Contribution, *, is_last: bool) -> Line:
    """Return one contribution for the screen."""
    return Line(
        item.id,
        item.text,
        item.mark,
        item.emphasis,
        place_in_words(item.place),
        min(item.depth, 3),
        item.remark,
        is_unsure(item.warnings),
        cautions(item.warnings),
        is_last,
    )


@dataclass(frozen=True)
class Look:
    """Something to look at, and where it is."""

    part: int
    page: int
    id: int
    text: str
    why: str


def to_look_at(notes: Notes, most: int = 20) -> list[Look]:
    """Return the contributions the reading was unsure about, the first of them."""
    found: list[Look] = []
    for section in holding(notes):
        for at, item in enumerate(section.contributions):
            if is_unsure(item.warnings) and len(found) < most:
                why = " ".join(cautions(item.warnings))
                page = at // A_PAGE + 1
                found.append(Look(section.id, page, item.id, item.text, why))
    return found


def where_is(notes: Notes, number: int) -> tuple[int, int] | None:
    """Return the section and the page on which a contribution is shown."""
    for section in holding(notes):
        for at, item in enumerate(section.contributions):
            if item.id == number:
                return section.id, at // A_PAGE + 1
    return None


@dataclass(frozen=True)
class Gap:
    """A place where a text can be parted, with the words on both sides."""

    offset: int
    before: str
    after: str
    is_likely: bool


MOST_GAPS = 400
AROUND = 28
ENDS = ".;:!?,–-/"


def gaps_in(text: str) -> list[Gap]:
    """Return where a text can be parted: every space between two words."""
    found: list[Gap] = []
    for at, sign in enumerate(text):
        if not sign.isspace() or text[at - 1 : at].isspace():
            continue
        before, after = text[:at].rstrip(), text[at:].lstrip()
        if before and after:
            likely = before[-1] in ENDS
            found.append(Gap(at, _tail(before), _head(after), likely))
    return found[:MOST_GAPS]


def _tail(words: str) -> str:
    return words if len(words) <= AROUND else "…" + words[-AROUND:].lstrip()


def _head(words: str) -> str:
    return words if len(words) <= AROUND else words[:AROUND].rstrip() + "…"
