"""What is known of one dialogue's result, read with few questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gensvar.dialogues.models import Dialogue
from gensvar.feedback.models import Answer, AnswerState, Weighing, WeighingOutcome
from gensvar.findings.models import DecisionBasis, Finding
from gensvar.findings.queries import (
    Count,
    Story,
    count,
    findings_with_quotations,
    story_of,
)
from gensvar.followups.models import MeasureStatus


@dataclass(frozen=True)
class HandedTo:
    """One body that has been handed the result, and what it reported back."""

    body: str
    due_on: date
    reported_on: date | None
    report: str


@dataclass(frozen=True)
class Promised:
    """One measure that came of a finding."""

    words: str
    body: str
    due_on: date
    status: str


@dataclass(frozen=True)
class Weighed:
    """What a person entered about one finding."""

    outcome: str
    reason: str
    body: str
    decided_on: date
    section_number: str


@dataclass(frozen=True)
class Known:
    """All that the result tells of one dialogue."""

    dialogue: Dialogue
    story: Story
    findings: list[Finding]
    numbers: Count
    not_reached: str
    handed_over_on: date | None
    handed_to: list[HandedTo]
    weighed: dict[int, Weighed]
    measures: list[Promised]
    answers: list[Answer]

    @property
    def strongest_first(self) -> list[Finding]:
        """Return the findings, what most contributions say first."""
        return sorted(self.findings, key=lambda one: -self.numbers.of(one).total)


def known_of(dialogue: Dialogue) -> Known:
    """Read what the result tells; as often for one finding as for a hundred."""
    found = list(findings_with_quotations(dialogue))
    basis = list(_basis(dialogue))
    weighed = list(_weighed(dialogue))
    handed_at = basis[0][1] if basis else None
    return Known(
        dialogue=dialogue,
        story=story_of(dialogue),
        findings=found,
        numbers=count(dialogue, found),
        not_reached=basis[0][0] if basis else "",
        handed_over_on=timezone.localdate(handed_at) if handed_at else None,
        handed_to=[HandedTo(*row[2:]) for row in basis if row[2] is not None],
        weighed={row[0]: _judged(row) for row in weighed},
        measures=_measures(weighed),
        answers=list(
            Answer.objects.filter(dialogue=dialogue, state=AnswerState.PUBLISHED)
        ),
    )


Row = tuple[Any, ...]  # Any: the values of any field.


def _basis(dialogue: Dialogue) -> Iterable[Row]:
    return (
        DecisionBasis.objects.filter(dialogue=dialogue)
        .order_by("hand_overs__due_on", "hand_overs__pk")
        .values_list(
            "not_reached",
            "handed_over_at",
            "hand_overs__body__name",
            "hand_overs__due_on",
            "hand_overs__reported_on",
            "hand_overs__report",
        )
    )


def _weighed(dialogue: Dialogue) -> Iterable[Row]:
    return (
        Weighing.objects.filter(finding__dialogue=dialogue)
        .order_by("measures__due_on", "measures__pk", "pk")
        .values_list(
            "finding",
            "outcome",
            "reason",
            "decision__body__name",
            "decision__starts_on",
            "decision__section_number",
            "measures",
            "measures__words",
            "measures__body__name",
            "measures__due_on",
            "measures__status",
        )
    )


def _judged(row: Row) -> Weighed:
    outcome = str(WeighingOutcome(row[1]).label)
    return Weighed(outcome, *row[2:6])


def _measures(rows: Iterable[Row]) -> list[Promised]:
    """Return each measure once, though several findings led to it."""
    found = {row[6]: row[7:] for row in rows if row[6] is not None}
    return [
        Promised(words, body, due_on, str(MeasureStatus(status).label))
        for words, body, due_on, status in found.values()
    ]
