"""What the drawn components need to know; higher floors fill these in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django_stubs_ext import StrOrPromise

StepState = Literal["done", "here", "ahead", "missing", "skipped"]
AnswerState = Literal[
    "waiting",
    "owed",
    "weighed",
    "taken_up",
    "partly",
    "not_taken_up",
    "answered",
    "closed",
]
PathKind = Literal["done", "remitted", "ahead"]


@dataclass(frozen=True)
class Step:
    """One step of a life line.

    `note` says in words what is missing, or what happened; `loops_back_to` is the
    place in the list (from 0) that a remand sent this step back to.
    """

    name: StrOrPromise
    state: StepState = "ahead"
    day: date | None = None
    note: StrOrPromise = ""
    address: str = ""
    loops_back_to: int | None = None


@dataclass(frozen=True)
class AnswerMark:
    """What became of something that was said.

    `since` is when it was said; `promised` is the day an answer is promised;
    `day` and `by` tell when and by whom it was answered, `reason` why.
    """

    state: AnswerState
    since: datetime | date | None = None
    promised: date | None = None
    day: date | None = None
    by: StrOrPromise = ""
    reason: StrOrPromise = ""
    address: str = ""
    link: StrOrPromise = ""


@dataclass(frozen=True)
class PathStep:
    """One decision in a chain: what was decided, by which body, when and where.

    `section` is written as it stands in the minutes ("§ 32"); `loops_back_to` is the
    place in the list (from 0) that a remand sent the matter back to.
    """

    label: StrOrPromise
    body: StrOrPromise = ""
    day: StrOrPromise = ""
    section: StrOrPromise = ""
    outcome: StrOrPromise = ""
    kind: PathKind = "done"
    note: StrOrPromise = ""
    address: str = ""
    loops_back_to: int | None = None


@dataclass(frozen=True)
class Check:
    """One line of a checklist: is it done, and if not, where it can be done."""

    label: StrOrPromise
    is_done: bool = False
    note: StrOrPromise = ""
    address: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, and how many."""

    label: StrOrPromise
    number: int | float
    address: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: StrOrPromise
    value: StrOrPromise
    address: str = ""
