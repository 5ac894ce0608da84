"""What a table's own page and the view of the whole room show, as plain data."""

from dataclasses import dataclass
from datetime import datetime

from gensvar.exercises.results import ExerciseResult


@dataclass(frozen=True)
class IdeaHere:
    """One idea as a table sees it. `by` is the number of the table that wrote it."""

    id: int
    text: str
    language: str
    direction: str
    by: int
    emphasis: int = 0
    stressed_by: tuple[int, ...] = ()
    is_stressed_by_us: bool = False


@dataclass(frozen=True)
class PromptHere:
    """A station, area or option, with our own ideas and those of others.

    `is_ours_now` says that this is where the table is in this round.
    """

    id: int
    words: str
    hint: str
    is_ours_now: bool = True
    ours: tuple[IdeaHere, ...] = ()
    others: tuple[IdeaHere, ...] = ()
    place: int | None = None
    dots: int = 0


@dataclass(frozen=True)
class ExerciseHere:
    """The exercise that the room works on."""

    id: int
    kind: str
    title: str
    instruction: str
    is_open: bool
    is_hidden: bool
    round: int
    rounds: int
    allows_ties: bool
    allows_incomplete: bool
    most_dots: int

    @property
    def is_written(self) -> bool:
        """Say whether tables write ideas in it."""
        return self.kind in {"stations", "ideas"}


@dataclass(frozen=True)
class Live:
    """What a page needs to follow what happens: which board, and what it has seen."""

    key: str
    version: int
    state: str
    left: int
    runs: bool
    handed_in: int
    tables: int
    confirmed: int


@dataclass(frozen=True)
class TablePage:
    """All that a table's own page shows.

    `of_others` is how many ideas other tables have written where this one is; their
    latest stand in `prompts`.
    """

    code: str
    number: int
    name: str
    language: str
    meeting: str
    is_under_way: bool
    is_closed: bool
    live: Live
    exercise: ExerciseHere | None = None
    prompts: tuple[PromptHere, ...] = ()
    of_others: int = 0
    confirmed_at: datetime | None = None
    has_voted: bool = False
    questions: tuple[str, ...] = ()

    @property
    def can_send(self) -> bool:
        """Say whether something can be handed in now."""
        return bool(
            self.is_under_way
            and not self.is_closed
            and self.exercise
            and self.exercise.is_open
        )

    @property
    def wrote(self) -> int:
        """Return how many ideas the table stands with in this exercise."""
        return sum(len(prompt.ours) for prompt in self.prompts)

    @property
    def shown_of_others(self) -> int:
        """Return how many ideas of other tables the page shows."""
        return sum(len(prompt.others) for prompt in self.prompts)


@dataclass(frozen=True)
class ScreenPage:
    """All that the view of the whole room shows. `result` comes when votes are in."""

    meeting: str
    is_under_way: bool
    live: Live
    exercise: ExerciseHere | None = None
    prompts: tuple[PromptHere, ...] = ()
    result: ExerciseResult | None = None
