"""What the public pages receive: plain values, so that nothing else can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gensvar.joint_positions.public import Behind
from gensvar.kernel.days import today
from gensvar.lifecycle.definition import DefinitionPart
from gensvar.translations.things import Thing
from gensvar.ui.shapes import AnswerMark, PathStep, Step


@dataclass(frozen=True)
class Listed:
    """One dialogue in a list."""

    slug: str
    number: str
    title: str
    body: str
    stage: str
    question: str
    level: str
    closes_on: date | None = None
    opens_on: date | None = None
    answered_on: date | None = None
    answer_by: date | None = None
    owed: int = 0

    @property
    def address(self) -> str:
        """Return where it is read."""
        return f"/dialoger/{self.slug}/"


@dataclass(frozen=True)
class Promise:
    """What was promised before the first question: level, limits and day of answer."""

    question: str
    level: str
    level_words: str
    promise: str
    can_influence: str
    cannot_influence: str
    answer_by: date
    decided_on: date
    decided_by: str
    section_number: str
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""

    @property
    def day_has_passed(self) -> bool:
        """Say whether the promised day of the answer is over."""
        return self.answer_by < today()


@dataclass(frozen=True)
class WayStep:
    """One step on the way to a decision.

    `influence` says what one can influence there, in words; nothing where one cannot.
    `state` is done, here or ahead.
    """

    what: str
    who: str
    day: date | None = None
    influence: str = ""
    state: str = "ahead"


@dataclass(frozen=True)
class WayShown:
    """The way of one dialogue to a decision."""

    title: str
    is_cancelled: bool
    steps: Sequence[WayStep]
    cannot_influence: str


@dataclass(frozen=True)
class PlanShown:
    """The approved plan: what is done for whom, and how feedback is given."""

    purpose: str
    goals: str
    activities: Sequence[tuple[date, str, str, str, str, str]]
    feedback: Sequence[tuple[date, str, str]]
    groups: Sequence[tuple[str, bool, str]]


@dataclass(frozen=True)
class SaidInPublic:
    """One contribution that may be shown, with what became of it."""

    public_id: str
    text: str
    language: str
    question: str
    emphasis: int
    channel: str
    received_on: date
    marks: Sequence[AnswerMark] = ()
    behind: Sequence[Behind] = ()

    @property
    def address(self) -> str:
        """Return its page."""
        return f"/inspel/{self.public_id}/"


@dataclass(frozen=True)
class ContributionShown:
    """The page of one contribution: its dialogue, and the way it has gone (S2-07)."""

    said: SaidInPublic
    slug: str
    title: str
    way: Sequence[PathStep]


@dataclass(frozen=True)
class Heading:
    """What stands above the contributions of a dialogue."""

    slug: str
    title: str
    visibility: str
    questions: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class FindingShown:
    """One finding with its quotations, counter-views and what became of it."""

    id: int
    title: str
    text: str
    counter_views: str
    not_reached: str
    quotations: Sequence[SaidInPublic] = ()
    mark: AnswerMark | None = None
    measures: Sequence[tuple[str, str, date, str]] = ()


@dataclass(frozen=True)
class AnswerShown:
    """The published answer in one direction, with what stood before corrections."""

    text: str
    language: str
    published_on: date
    services: str = ""
    none_because: str = ""
    corrections: Sequence[tuple[date, str, str]] = ()
    thing: Thing | None = None


@dataclass(frozen=True)
class DialogueShown:
    """The page of one dialogue."""

    listed: Listed
    introduction: str
    matter: str
    registry_number: str
    matter_address: str
    bodies: Sequence[tuple[str, str]]
    promise: Promise | None
    life_line: Sequence[Step]
    questions: Sequence[tuple[int, str, str]]
    visibility: str
    takes_contributions: bool
    contributions: int
    shown_contributions: int
    owed: int
    owed_days: int
    has_plan: bool = False
    closing_reason: str = ""
    cancel_reason: str = ""
    moves: Sequence[tuple[date, date, str]] = ()
    things: Sequence[Thing] = ()
    kind: str = ""
    kind_words: str = ""
    is_light: bool = False
    elected: Sequence[tuple[str, str]] = ()
    definition: Sequence[DefinitionPart] = ()

    @property
    def answer_is_late(self) -> bool:
        """Say whether somebody waits for an answer whose promised day is over."""
        return bool(self.owed and self.promise and self.promise.day_has_passed)

    @property
    def has_outcome(self) -> bool:
        """Say whether findings or an answer can be read by now."""
        before = ("preparing", "open", "analysing")
        return bool(self.contributions) and self.listed.stage not in before


@dataclass(frozen=True)
class OutcomeShown:
    """What became of a dialogue: answer, findings, decisions, credibility."""

    listed: Listed
    promise: Promise | None
    life_line: Sequence[Step]
    answers: dict[str, AnswerShown]
    findings: Sequence[FindingShown]
    matter_address: str
    ratings: int = 0
    scores: Sequence[tuple[str, str]] = ()
    is_handed_over: bool = False

    @property
    def answer(self) -> AnswerShown | None:
        """Return the answer to everyone, or else the one to those who took part."""
        return self.answers.get("public") or self.answers.get("participants")

    @property
    def things(self) -> list[Thing]:
        """Return the answers that are read here, the one to everyone first."""
        read = (self.answer, self.answers.get("services"))
        return [one.thing for one in read if one and one.thing]


@dataclass(frozen=True)
class ConsiderationShown:
    """One consideration: a no is as full a record as a yes."""

    id: int
    matter: str
    registry_number: str
    body: str
    outcome: str
    outcome_words: str
    reason: str
    decided_on: date
    decider: str
    answers: Sequence[tuple[str, str, str]] = field(default=())


@dataclass(frozen=True)
class MatterShown:
    """The public status of a matter: number, body, decisions, dialogues (S2-25)."""

    id: int
    registry_number: str
    title: str
    summary: str
    body: str
    opened_on: date
    planned_decision_on: date | None
    documents_address: str
    path: Sequence[PathStep]
    dialogues: Sequence[Listed]


@dataclass(frozen=True)
class Debt:
    """The answer debt: how many contributions wait, and how long the oldest has."""

    contributions: int
    dialogues: int
    days: int
