"""The tree that notes are read into.

Everything the source said stands in exactly one node, with its place. Nodes are
numbered in the order of the document; `id` stays when a reviewer corrects the tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Place:
    """Where in the source: a line, a page and line, or a paragraph."""

    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True)
class Caution:
    """Something the reviewer should look at: a stable code and what it is about."""

    code: str
    detail: str = ""


@dataclass(frozen=True)
class Fact:
    """Something about the event, as printed, and what it was understood to mean.

    `quoted` means that the words also stand in running text, which keeps them.
    """

    id: int
    label: str
    value: str
    place: Place
    number: int | None = None
    date: str = ""
    until: str = ""
    start: str = ""
    end: str = ""
    quoted: bool = False
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Words that are kept but were not said by a participant."""

    id: int
    text: str
    place: Place
    marker: str = ""


@dataclass(frozen=True)
class Contribution:
    """What a participant or a group said, word for word.

    `emphasis` is 1 for (!) and 2 for (!!); `mark` is the sign as printed, which is
    not part of `text`. `remark` repeats a longer aside in brackets at the end.
    """

    id: int
    text: str
    place: Place
    emphasis: int = 0
    mark: str = ""
    marker: str = ""
    depth: int = 0
    remark: str = ""
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it.

    `kind` is one of `KINDS`. `places` has one place per time the heading was printed;
    `number` is the number or letter it was printed with.
    """

    id: int
    title: str
    kind: str
    place: Place
    level: int = 1
    number: str = ""
    places: tuple[Place, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    points: tuple[Passage, ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    warnings: tuple[Caution, ...] = ()


KINDS = (
    "cover",
    "question",
    "area",
    "group",
    "list",
    "agenda",
    "attendance",
    "ranking",
    "speech",
    "questions",
    "steps",
    "prose",
)


@dataclass(frozen=True)
class Option:
    """One line of a ranking: its values as printed, and the means they give.

    `raw` has None for a ballot that did not place the option.
    """

    id: int
    label: str
    text: str
    place: Place
    raw: tuple[int | None, ...]
    reported: str = ""
    mean_all: Fraction | None = None
    mean_complete: Fraction | None = None
    marker: str = ""
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Ranking:
    """An exercise in putting options in order, in every reading of it."""

    section: str
    options: tuple[Option, ...]
    ballots: int = 0
    incomplete: tuple[int, ...] = ()
    order_all: tuple[tuple[str, ...], ...] = ()
    order_complete: tuple[tuple[str, ...], ...] = ()
    assumption: Caution = field(default_factory=lambda: Caution("same_ballot_order"))
    conclusion: Caution = field(default_factory=lambda: Caution("same_order"))
    remarks: tuple[Passage, ...] = ()
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question put to someone at the meeting; asker and answer may be unknown."""

    id: int
    text: str
    place: Place
    asker: str = ""
    answer: tuple[Passage, ...] = ()
    marker: str = ""


@dataclass(frozen=True)
class Speech:
    """What someone who was named, or who answered for the body, said."""

    id: int
    text: str
    place: Place
    speaker: str = ""
    kind: str = "speech"
    marker: str = ""


@dataclass(frozen=True)
class Decision:
    """A reference to a decision: body, day or days, paragraph, outcome as printed."""

    id: int
    text: str
    place: Place
    body: str = ""
    date: str = ""
    until: str = ""
    paragraph: str = ""
    outcome: str = ""
    quoted: bool = False
    marker: str = ""


@dataclass(frozen=True)
class SetAside:
    """Words that are not part of the notes, and the code that says why."""

    id: int
    text: str
    why: str
    place: Place


@dataclass(frozen=True)
class Notes:
    """Everything that was found in one source."""

    name: str
    format: str
    title: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    legends: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    questions: tuple[Question, ...] = ()
    speeches: tuple[Speech, ...] = ()
    decisions: tuple[Decision, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[Caution, ...] = ()

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """Return every contribution in the order of the source."""
        found = [c for section in self.sections for c in section.contributions]
        return tuple(sorted(found, key=lambda contribution: contribution.id))


Marked = Passage | Question | Speech | Decision | Option


def _owned_by_sections(notes: Notes) -> Iterator[tuple[int, str]]:
    for section in notes.sections:
        for _place in section.places:
            yield section.id, f"{section.number} {section.title}"
        for item in section.contributions:
            yield item.id, f"{item.marker} {item.text} {item.mark}"
        for passage in (*section.points, *section.paragraphs):
            yield passage.id, f"{passage.marker} {passage.text}"


def owned_texts(notes: Notes) -> list[tuple[int, str]]:
    """Return each piece of source text once, with the id of the node that keeps it."""
    found = list(_owned_by_sections(notes))
    found += [
        (f.id, f"{f.label} {f.value}") for f in notes.facts.values() if not f.quoted
    ]
    marked: list[Marked] = [*notes.legends, *notes.questions, *notes.speeches]
    marked += [decision for decision in notes.decisions if not decision.quoted]
    for ranking in notes.rankings:
        marked += [*ranking.options, *ranking.remarks]
    for question in notes.questions:
        marked += question.answer
    found += [(item.id, f"{item.marker} {item.text}") for item in marked]
    found += [(s.id, s.text) for s in notes.set_aside]
    return sorted(found, key=lambda pair: pair[0])
