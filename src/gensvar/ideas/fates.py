"""What became of ideas: each has one state, and all states together are all ideas.

Pure. A state is what people have entered: nobody is taken to have decided anything.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an idea stands, from the end of its way to the beginning."""

    DONE = "done", _("Done")
    UNDER_WAY = "under_way", _("Under way")
    TAKEN_UP = "taken_up", _("Taken up")
    REFUSED = "refused", _("Not taken up")
    WAITING = "waiting", _("Nothing decided yet")


class Kind(models.TextChoices):
    """Where an idea was said."""

    TABLE = "table", _("Written at a meeting")
    ITEM = "item", _("Proposed for an agenda")
    NOTES = "notes", _("From imported notes")


# What a list begins with: what nobody has decided about.
FIRST = (
    State.WAITING,
    State.UNDER_WAY,
    State.TAKEN_UP,
    State.REFUSED,
    State.DONE,
)
# Where an idea has gone several ways, the way that came furthest counts.
FURTHEST = (State.DONE, State.UNDER_WAY, State.TAKEN_UP, State.REFUSED)
DECIDED = "decided"


@dataclass(frozen=True)
class Place:
    """The meeting at which an idea was said, or the notes it was read from."""

    key: str
    title: str
    address: str
    day: date | None
    body: int
    body_name: str
    programme: int = 0
    programme_name: str = ""


@dataclass(frozen=True)
class Step:
    """One step on the way of an idea, and where it can be read."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class Fate:
    """What was decided about an idea, and the steps that led there."""

    state: State = State.WAITING
    decided_on: date | None = None
    reason: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Idea:
    """One idea, counted once, wherever it has gone."""

    key: str
    kind: Kind
    text: str
    language: str
    place: Place
    said_on: date
    fate: Fate = field(default_factory=Fate)

    @property
    def state(self) -> State:
        """Return where the idea stands."""
        return self.fate.state

    @property
    def days(self) -> int | None:
        """Return the days from when it was said to when something was decided."""
        decided = self.fate.decided_on
        if self.state == State.WAITING or decided is None:
            return None
        return max((decided - self.said_on).days, 0)

    def waited(self, day: date) -> int:
        """Return how many days the idea has waited on a day."""
        return max((day - self.said_on).days, 0)


def furthest(fates: Sequence[Fate]) -> Fate:
    """Return one fate for an idea that has gone several ways, with all the steps."""
    steps = tuple(dict.fromkeys(step for fate in fates for step in fate.steps))
    for state in FURTHEST:
        among = [fate for fate in fates if fate.state == state]
        if among:
            days = [fate.decided_on for fate in among if fate.decided_on]
            reason = " ".join(dict.fromkeys(one.reason for one in among if one.reason))
            return Fate(state, min(days, default=None), reason, steps)
    return Fate(steps=steps)


@dataclass(frozen=True)
class Tally:
    """How many ideas stand where."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how many ideas there are."""
        return sum(self.counts.values())


def tally(ideas: Iterable[Idea]) -> Tally:
    """Count ideas by their state: every state is there, also when nothing is."""
    found = Counter(idea.state.value for idea in ideas)
    return Tally({state.value: found[state.value] for state in State})


@dataclass(frozen=True)
class Days:
    """The time from said to decided: the middle, the shortest and the longest."""

    middle: float
    shortest: int
    longest: int
    count: int


def time_to_decision(ideas: Iterable[Idea]) -> Days | None:
    """Return how long decisions took; None while nothing is decided."""
    known = sorted(idea.days for idea in ideas if idea.days is not None)
    if not known:
        return None
    return Days(median(known), known[0], known[-1], len(known))


def oldest_waiting(ideas: Iterable[Idea], day: date) -> int | None:
    """Return how many days the idea that has waited longest has waited."""
    waiting = [idea.waited(day) for idea in ideas if idea.state == State.WAITING]
    return max(waiting, default=None)


def in_order(ideas: Iterable[Idea]) -> list[Idea]:
    """Return what waits first, the oldest first; then the rest by state."""
    rank = {state: number for number, state in enumerate(FIRST)}
    return sorted(ideas, key=lambda one: (rank[one.state], one.said_on, one.key))


def chosen(ideas: Collection[Idea], state: str) -> list[Idea]:
    """Return the ideas in a state, in order; what is decided, the slowest first."""
    if state == DECIDED:
        known = [idea for idea in ideas if idea.days is not None]
        return sorted(known, key=lambda one: (-(one.days or 0), one.key))
    return in_order(one for one in ideas if not state or one.state == state)


@dataclass(frozen=True)
class Part:
    """A piece of a bar, in per cent of it, with its pattern."""

    x: float
    width: float
    pattern: str


@dataclass(frozen=True)
class Line:
    """One meeting or programme: how many ideas stand where, counted and drawn."""

    label: str
    choice: str
    tally: Tally
    parts: tuple[Part, ...]


def line(label: str, choice: str, ideas: Iterable[Idea]) -> Line:
    """Count some ideas, and cut their bar."""
    counted = tally(ideas)
    parts: list[Part] = []
    x = 0.0
    for number, state in enumerate(State, 1):
        count = counted.counts[state.value]
        if count:
            width = 100 * count / counted.total
            parts.append(Part(x, width, f"p{number}"))
            x += width
    return Line(label, choice, counted, tuple(parts))


def lines(ideas: Collection[Idea], *, by_meeting: bool, loose: str) -> list[Line]:
    """Return one line for each programme, or for each meeting, the latest first.

    What belongs to no programme stands under `loose`.
    """
    found: dict[tuple[str, str], list[Idea]] = {}
    for idea in sorted(ideas, key=lambda one: (one.said_on, one.key), reverse=True):
        place = idea.place
        if by_meeting:
            day = f", {place.day.isoformat()}" if place.day else ""
            key = (f"{place.title}{day}", place.key)
        else:
            key = (place.programme_name or loose, f"samrad:{place.programme}")
        found.setdefault(key, []).append(idea)
    return [line(label, choice, some) for (label, choice), some in found.items()]
