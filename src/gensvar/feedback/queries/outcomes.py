"""What became of a contribution: the source of the answer mark, wherever it stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Mandate
from gensvar.feedback.models import Weighing, WeighingOutcome
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.findings.queries import Trace, trace
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.matters.models import Decision
from gensvar.ui import shapes


class Step(StrEnum):
    """How far a contribution has come."""

    WAITING = "waiting"
    SORTED = "sorted"
    IN_FINDING = "in_finding"
    ANSWERED = "answered"


@dataclass(frozen=True)
class FindingOutcome:
    """One finding, by its id, that a contribution is part of, and what became of it.

    `weighing` is None until an answer has been published: an outcome is not shown
    before those who spoke can read why.
    """

    finding: int
    weighing: Weighing | None = None

    @property
    def outcome(self) -> WeighingOutcome | None:
        """Return taken up, partly or not, as entered by a person."""
        return WeighingOutcome(self.weighing.outcome) if self.weighing else None

    @property
    def reason(self) -> str:
        """Return why, or nothing while it is not said."""
        return self.weighing.reason if self.weighing else ""

    @property
    def decision(self) -> Decision | None:
        """Return the decision that it refers to."""
        return self.weighing.decision if self.weighing else None


@dataclass(frozen=True)
class ContributionOutcome:
    """How far one contribution has come, and what every finding with it came to.

    `since` is the day it was received, `slug` leads to its dialogue; `promised` is the
    day an answer was promised by, `answered_on` the day the answer was published.
    """

    step: Step
    since: date
    slug: str
    promised: date | None = None
    answered_on: date | None = None
    findings: tuple[FindingOutcome, ...] = ()

    @property
    def is_owed(self) -> bool:
        """Say whether the promised day has passed without an answer."""
        late = self.promised is not None and self.promised < today()
        return late and self.step != Step.ANSWERED

    def marks(self) -> list[shapes.AnswerMark]:
        """Return the marks to draw: one for each weighed finding, otherwise one."""
        weighed = [item for item in self.findings if item.weighing is not None]
        if weighed:
            return [self._mark_of(item) for item in weighed]
        if self.step == Step.ANSWERED:
            return [
                shapes.AnswerMark(
                    "answered", day=self.answered_on, address=self._address
                )
            ]
        state: shapes.AnswerState = "waiting"
        if self.is_owed:
            state = "owed"
        elif self.step == Step.IN_FINDING:
            state = "weighed"
        return [shapes.AnswerMark(state, since=self.since, promised=self.promised)]

    def _mark_of(self, item: FindingOutcome) -> shapes.AnswerMark:
        decision = item.decision
        return shapes.AnswerMark(
            SHAPES[item.outcome] if item.outcome else "weighed",
            day=decision.starts_on if decision else None,
            by=str(decision) if decision else "",
            reason=item.reason,
            address=self.address_of(item),
        )

    def address_of(self, item: FindingOutcome) -> str:
        """Return where the public reads about a finding and what became of it."""
        return f"{self._address}#fynd-{item.finding}"

    @property
    def _address(self) -> str:
        return addresses.dialogue_answer(self.slug)


SHAPES: dict[WeighingOutcome, shapes.AnswerState] = {
    WeighingOutcome.TAKEN_UP: "taken_up",
    WeighingOutcome.PARTLY: "partly",
    WeighingOutcome.NOT: "not_taken_up",
}


class WasSaid(Protocol):
    """What must be known of a contribution to tell what became of it."""

    @property
    def id(self) -> int:
        """Return its own id."""

    @property
    def dialogue_id(self) -> int:
        """Return the id of the dialogue in which it was said."""

    @property
    def received_on(self) -> date:
        """Return the day it reached us."""


@dataclass(frozen=True)
class Told:
    """What was promised to those who spoke in one dialogue, and when they were told."""

    slug: str
    promised: date | None = None
    answered_on: date | None = None


def contribution_outcome(contribution: Contribution) -> ContributionOutcome:
    """Return what became of one contribution."""
    return outcomes_for([contribution])[contribution.pk]


def outcomes_for(
    said: Iterable[WasSaid], told: Mapping[int, Told] | None = None
) -> dict[int, ContributionOutcome]:
    """Return what became of each contribution, by its id.

    Asks the database equally often for one contribution as for a thousand. `told` is
    what is known of their dialogues, by id, where it has been read already.
    """
    rows = list(said)
    dialogues = {row.dialogue_id for row in rows}
    if told is None:
        told = told_in(dialogues)
    traced = trace(dialogues, {row.id for row in rows})
    weighings = _weighings(pk for found in traced.findings.values() for pk in found)
    return {
        row.id: _outcome(row, told[row.dialogue_id], traced, weighings) for row in rows
    }


def _outcome(
    row: WasSaid, told: Told, traced: Trace, weighings: Mapping[int, Weighing]
) -> ContributionOutcome:
    places = traced.findings[row.id]
    return ContributionOutcome(
        step=_step(row, told, traced),
        since=row.received_on,
        slug=told.slug,
        promised=told.promised,
        answered_on=told.answered_on,
        findings=tuple(
            FindingOutcome(pk, weighings.get(pk) if told.answered_on else None)
            for pk in places
        ),
    )


def _step(row: WasSaid, told: Told, traced: Trace) -> Step:
    if told.answered_on:
        return Step.ANSWERED
    if traced.findings[row.id]:
        return Step.IN_FINDING
    return Step.SORTED if row.id in traced.is_sorted else Step.WAITING


def _weighings(findings: Iterable[int]) -> dict[int, Weighing]:
    rows = _WEIGHED.ask(sorted(set(findings)))
    return {row.finding_id: row for row in rows}


_WEIGHED = Prepared(
    lambda findings: Weighing.objects.filter(finding__in=findings).select_related(
        "decision__body"
    ),
    NUMBERS,
)


def _told(
    dialogues: Sequence[int],
) -> QuerySet[Dialogue, tuple[int, str, date | None, datetime | None]]:
    here = OuterRef("pk")
    # The latest mandate, in force or withdrawn: what was promised stays promised.
    mandates = Mandate.objects.filter(dialogue=here).order_by("-pk")
    answers = answers_to_participants().filter(dialogue=here)
    return Dialogue.objects.filter(pk__in=dialogues).values_list(
        "pk",
        "slug",
        Subquery(mandates.values("answer_by")[:1]),
        Subquery(answers.values("published_at")[:1]),
    )


_TOLD = Prepared(_told, NUMBERS)


def told_in(dialogues: Collection[int]) -> dict[int, Told]:
    """Return what was promised in each dialogue, and when it was answered."""
    return {
        pk: Told(slug, promised, timezone.localdate(moment) if moment else None)
        for pk, slug, promised, moment in _TOLD.ask(list(dialogues))
    }
