"""What came out of the exercises of a meeting, free from how it is stored or drawn."""

from dataclasses import dataclass, field

from gensvar.analysis.ballots import Account


@dataclass(frozen=True)
class TableMark:
    """A table that wrote an idea or stressed it: its number and its own name."""

    number: int
    name: str = ""


@dataclass(frozen=True)
class Idea:
    """What one table wrote, word for word, with every table that stressed it.

    `emphasis` is 0 when the writing table is alone, 1 when one or two other tables
    stressed it (!), and 2 when three or more did (!!): never a vote.
    """

    id: int
    text: str
    language: str
    by: TableMark
    stressed_by: tuple[TableMark, ...] = ()
    emphasis: int = 0
    remark: str = ""
    dots: int = 0


@dataclass(frozen=True)
class PromptResult:
    """One station, area or option: its words, its hint and what was written there."""

    id: int
    words: str
    hint: str = ""
    ideas: tuple[Idea, ...] = ()
    dots: int = 0


@dataclass(frozen=True)
class Asked:
    """A question from the floor; asker and answer may be unknown."""

    id: int
    words: str
    asker: str = ""
    answers: tuple[tuple[str, str], ...] = ()  # who answered, and what was said
    state: str = "open"  # open, answered, partly


@dataclass(frozen=True)
class Taken:
    """What a recipient says that it takes along."""

    id: int
    by: str
    words: str
    ideas: tuple[int, ...] = ()


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise: `kind` is stations, ideas, ranking, dots, questions or taken_along.

    `ballots` are as cast: the table's number and the place of each option by its words.
    `unconfirmed` are tables that wrote and have not confirmed: that does not count.
    """

    id: int
    kind: str
    title: str
    instruction: str = ""
    prompts: tuple[PromptResult, ...] = ()
    ballots: tuple[tuple[int, dict[str, int]], ...] = ()
    account: Account | None = None
    asked: tuple[Asked, ...] = ()
    taken: tuple[Taken, ...] = ()
    unconfirmed: tuple[TableMark, ...] = field(default=())
