"""What is lacking: dialogues without mandate, plan, result, answer or evaluation."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.dialogues.models import (
    CommunicationPlan,
    Dialogue,
    DialogueBody,
    Mandate,
    Stage,
)
from gensvar.evaluation.models import Side, Verdict
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.findings.models import DecisionBasis
from gensvar.kernel.days import today
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.workspace.overview.found import Found


class Mark(StrEnum):
    """Whether a part is there, lacks, or has not come to its time."""

    THERE = "there"
    LACKS = "lacks"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Part:
    """One thing that a dialogue has or lacks, and where it is mended."""

    name: str
    mark: Mark
    address: str

    @property
    def lacks(self) -> bool:
        """Say whether it should be there by now, and is not."""
        return self.mark == Mark.LACKS

    @property
    def is_there(self) -> bool:
        """Say whether it is there."""
        return self.mark == Mark.THERE


@dataclass(frozen=True)
class Lacking:
    """One dialogue that lacks something."""

    number: str
    title: str
    stage: str
    answer_by: date | None
    parts: tuple[Part, ...]

    @property
    def is_late(self) -> bool:
        """Say whether the promised day of its answer has passed."""
        answer = self.parts[3]
        late = self.answer_by is not None and self.answer_by < today()
        return late and not answer.is_there

    @property
    def missing(self) -> list[Part]:
        """Return the parts that lack."""
        return [part for part in self.parts if part.lacks]


# From which stage on each part should be there, and where it is made.
ORDER = (
    Stage.PREPARING,
    Stage.OPEN,
    Stage.ANALYSING,
    Stage.HANDED_OVER,
    Stage.ANSWERED,
)
DUE_FROM = (
    Stage.PREPARING,
    Stage.PREPARING,
    Stage.ANALYSING,
    Stage.HANDED_OVER,
    Stage.ANSWERED,
)
PLACES = ("dialogue-mandate", "dialogue-plan", "basis", "answers", "evaluation")


def lacking_in(bodies: tuple[int, ...], start: int, end: int) -> Found[Lacking]:
    """Return the dialogues that lack something, the earliest promise first."""
    rows = _ROWS.ask(bodies, between=(start, end))
    return Found([_lacking(row) for row in rows], rows[0][-1] if rows else 0)


def names_of_parts() -> list[str]:
    """Return what the parts are called, in their order."""
    return [_("Mandate"), _("The plan"), _("Result"), _("Answer"), _("Evaluation")]


def _lacking(row: tuple[Any, ...]) -> Lacking:
    # Any: the values of any field.
    number, title, stage, answer_by, *has, _total = row
    here = ORDER.index(Stage(stage))
    named = zip(names_of_parts(), has, DUE_FROM, PLACES, strict=True)
    parts = tuple(
        Part(name, _mark(there, here, due), reverse(place, args=[number]))
        for name, there, due, place in named
    )
    return Lacking(number, title, str(Stage(stage).label), answer_by, parts)


def _mark(there: bool, here: int, due: Stage) -> Mark:
    if there:
        return Mark.THERE
    return Mark.LACKS if here >= ORDER.index(due) else Mark.AHEAD


def _rows(bodies: list[int]) -> QuerySet[Dialogue, Any]:
    # Any: the values of any field.
    here = OuterRef("pk")
    mandates = Mandate.objects.filter(dialogue=here)
    plans = CommunicationPlan.objects.filter(dialogue=here)
    bases = DecisionBasis.objects.filter(dialogue=here)
    mine = DialogueBody.objects.filter(body__in=bodies).values("dialogue")
    has_mandate = Exists(mandates.filter(withdrawn_on__isnull=True))
    is_judged = _is_judged()
    lacks = (
        Q(stage__in=(Stage.PREPARING, Stage.ANALYSING, Stage.HANDED_OVER))
        | Q(~has_mandate, stage=Stage.OPEN)
        | Q(~is_judged, stage=Stage.ANSWERED)
    )
    return (
        Dialogue.objects.filter(Q(body__in=bodies) | Q(pk__in=mine))
        .filter(lacks)
        .annotate(by=Subquery(mandates.order_by("-pk").values("answer_by")[:1]))
        .order_by(_ends(), F("by").asc(nulls_last=True), "pk")
        .values_list(
            "number",
            "title",
            "stage",
            "by",
            has_mandate,
            Exists(plans.filter(approved_at__isnull=False)),
            Exists(bases.filter(handed_over_at__isnull=False)),
            Exists(answers_to_participants().filter(dialogue=here)),
            ExpressionWrapper(is_judged, BooleanField()),
            Window(Count("pk")),
        )
    )


def _is_judged() -> Q:
    """Return the condition that both sides have said what they think."""
    verdicts = Verdict.objects.filter(dialogue=OuterRef("pk"))
    return Q(*(Exists(verdicts.filter(side=side)) for side in Side))


def _ends() -> Case:
    """Order those that only wait to be evaluated after the others."""
    answered = When(stage=Stage.ANSWERED, then=Value(True))
    return Case(answered, default=Value(False), output_field=BooleanField())


_ROWS = Prepared(_rows, NUMBERS)
