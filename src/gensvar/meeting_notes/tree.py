"""What notes say, free from how they are stored, drawn or read aloud.

A tree of parts. The words of the frame (headings, names of facts) are not in it: they
are said in the language of the reader when it is drawn. What tables wrote is word for
word, and nothing an officer does changes it.
"""

from dataclasses import dataclass
from datetime import datetime

# The kinds of parts, in the order in which they may come.
KINDS = (
    "facts",
    "purpose",
    "goal",
    "agenda",
    "exercise",
    "prompt",
    "ranking",
    "dots",
    "questions",
    "taken",
    "speech",
    "text",
    "next",
    "method",
)


@dataclass(frozen=True)
class Declared:
    """An interest that somebody let be written here; `who` may be unknown."""

    who: str = ""
    items: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Facts:
    """Where, when and with how many; registered and reported are never mixed."""

    place: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    registered_persons: int = 0
    registered_organisations: int = 0
    organisations: tuple[str, ...] = ()
    reported_persons: int | None = None
    reported_organisations: int | None = None
    interests: tuple[Declared, ...] = ()


@dataclass(frozen=True)
class Point:
    """One item of the agenda."""

    title: str
    speaker: str = ""
    words: str = ""


@dataclass(frozen=True)
class Said:
    """What a table wrote, and which tables stressed it; `idea` is where it is kept."""

    idea: int
    text: str
    language: str = "sv"
    emphasis: int = 0
    table: int = 0
    stressed_by: tuple[int, ...] = ()
    remark: str = ""
    dots: int = 0


@dataclass(frozen=True)
class Place:
    """The place that a ballot gives an option, 1 being the first."""

    option: str
    place: int


@dataclass(frozen=True)
class Cast:
    """One table's ballot as it was cast."""

    table: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Statement:
    """What somebody who is named said: never counted as a contribution (S4-020)."""

    speaker: str
    words: str


@dataclass(frozen=True)
class Asked:
    """A question from the floor; asker and answer may be unknown (S4-150)."""

    question: int
    words: str
    asker: str = ""
    answers: tuple[Statement, ...] = ()
    state: str = "open"


@dataclass(frozen=True)
class Part:
    """One part: what it is, what stands in it, and an officer's introduction to it.

    `key` names it in comments and stays the same from version to version. `words` are
    of the meeting (purpose, instruction, next step) or, in a part of kind text, of the
    officer. `counts` are the dots of each option, and `unconfirmed` the
    tables whose words do not count.
    """

    key: str
    kind: str
    title: str = ""
    number: str = ""
    hint: str = ""
    words: str = ""
    introduction: str = ""
    method: str = ""
    points: tuple[Point, ...] = ()
    said: tuple[Said, ...] = ()
    options: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    ballots: tuple[Cast, ...] = ()
    asked: tuple[Asked, ...] = ()
    statements: tuple[Statement, ...] = ()
    unconfirmed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Content:
    """Everything that notes say."""

    title: str
    facts: Facts
    parts: tuple[Part, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """Return everything that tables wrote, in order."""
        return tuple(one for part in self.parts for one in part.said)

    def part(self, key: str) -> Part | None:
        """Return the part with a key."""
        return next((part for part in self.parts if part.key == key), None)
