"""What became of a contribution: the source of the answer mark, wherever it stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils import timezone

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue, Mandate
from gensvar.feedback.models import (
    Answer,
    AnswerState,
    Direction,
    Weighing,
    WeighingOutcome,
)
from gensvar.findings.models import Finding, Placement, Quotation
from gensvar.kernel import addresses
from gensvar.kernel.days import today
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
    """One finding that a contribution is part of, and what became of it.

    `weighing` is None until an answer has been published: an outcome is not shown
    before those who spoke can read why.
    """

    finding: Finding
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

    `since` is the day it was received; `promised` the day an answer was promised by;
    `answered_on` the day the answer was published.
    """

    step: Step
    since: date
    dialogue: Dialogue
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
        return f"{self._address}#fynd-{item.finding.pk}"

    @property
    def _address(self) -> str:
        return addresses.dialogue_answer(self.dialogue.slug)


SHAPES: dict[WeighingOutcome, shapes.AnswerState] = {
    WeighingOutcome.TAKEN_UP: "taken_up",
    WeighingOutcome.PARTLY: "partly",
    WeighingOutcome.NOT: "not_taken_up",
}


@dataclass
class _Known:
    """What is read once for all the contributions that are asked about."""

    sorted: set[int] = field(default_factory=set)
    findings: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_id: dict[int, Finding] = field(default_factory=dict)
    weighings: dict[int, Weighing] = field(default_factory=dict)
    answered_on: dict[int, date] = field(default_factory=dict)
    promised: dict[int, date] = field(default_factory=dict)
    dialogues: dict[int, Dialogue] = field(default_factory=dict)


def contribution_outcome(contribution: Contribution) -> ContributionOutcome:
    """Return what became of one contribution."""
    return outcomes_for([contribution])[contribution.pk]


def outcomes_for(
    contributions: Iterable[Contribution],
) -> dict[int, ContributionOutcome]:
    """Return what became of each contribution, by its id.

    Asks the database equally often for one contribution as for a thousand.
    """
    rows = list(contributions)
    known = _read({row.pk for row in rows}, {row.dialogue_id for row in rows})
    return {row.pk: _outcome(row, known) for row in rows}


def _outcome(row: Contribution, known: _Known) -> ContributionOutcome:
    answered_on = known.answered_on.get(row.dialogue_id)
    places = sorted(
        (known.by_id[pk] for pk in known.findings.get(row.pk, ())),
        key=lambda finding: (finding.position, finding.pk),
    )
    return ContributionOutcome(
        step=_step(row, bool(places), known),
        since=row.received_on,
        dialogue=known.dialogues[row.dialogue_id],
        promised=known.promised.get(row.dialogue_id),
        answered_on=answered_on,
        findings=tuple(
            FindingOutcome(
                finding, known.weighings.get(finding.pk) if answered_on else None
            )
            for finding in places
        ),
    )


def _step(row: Contribution, is_in_finding: bool, known: _Known) -> Step:
    if row.dialogue_id in known.answered_on:
        return Step.ANSWERED
    if is_in_finding:
        return Step.IN_FINDING
    return Step.SORTED if row.pk in known.sorted else Step.WAITING


def _read(contributions: set[int], dialogues: set[int]) -> _Known:
    known = _Known()
    themes: dict[int, set[int]] = defaultdict(set)
    for contribution, theme in Placement.objects.filter(
        contribution__in=contributions, theme__removed_at__isnull=True
    ).values_list("contribution", "theme"):
        known.sorted.add(contribution)
        themes[theme].add(contribution)
    for finding, theme in Finding.themes.through.objects.filter(
        theme__in=themes
    ).values_list("finding", "theme"):
        for contribution in themes[theme]:
            known.findings[contribution].add(finding)
    for finding, contribution in Quotation.objects.filter(
        contribution__in=contributions
    ).values_list("finding", "contribution"):
        known.findings[contribution].add(finding)
    places = {pk for pks in known.findings.values() for pk in pks}
    known.by_id = Finding.objects.in_bulk(places)
    known.weighings = {
        weighing.finding_id: weighing
        for weighing in Weighing.objects.filter(finding__in=places).select_related(
            "decision__body"
        )
    }
    _read_dialogues(dialogues, known)
    return known


def _read_dialogues(dialogues: set[int], known: _Known) -> None:
    known.dialogues = Dialogue.objects.in_bulk(dialogues)
    # The latest mandate, in force or withdrawn: what was promised stays promised.
    known.promised = dict(
        Mandate.objects.filter(dialogue__in=dialogues)
        .order_by("pk")
        .values_list("dialogue", "answer_by")
    )
    for dialogue, moment in Answer.objects.filter(
        dialogue__in=dialogues,
        direction=Direction.PARTICIPANTS,
        state=AnswerState.PUBLISHED,
    ).values_list("dialogue", "published_at"):
        if moment is not None:
            known.answered_on[dialogue] = timezone.localdate(moment)
