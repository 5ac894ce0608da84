"""What is known of one dialogue, read in one question to the database.

Gates ask these facts. What shows several gates, or asks them before a step, reads the
facts once, within `one_look`; every look begins anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import (
    CommunicationPlan,
    Dialogue,
    DialogueKind,
    ElectedParticipant,
    FeedbackRule,
    Mandate,
    Phase,
    PlanPart,
    PlanPartText,
    Question,
)
from gensvar.evaluation.models import Side, Verdict
from gensvar.feedback.models import Answer, AnswerState, Direction, Weighing
from gensvar.findings.models import DecisionBasis, Finding, HandOver
from gensvar.lifecycle.models import StepTaken
from gensvar.matters.models import Decision, Outcome
from gensvar.sami_consultations.models import OPEN, SamiConsultation

_seen: ContextVar[dict[int, Dialogue] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Read the facts of each dialogue once while a page is being made."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def facts(dialogue: Dialogue) -> "Facts":
    """Return what is known of a dialogue now."""
    seen = _seen.get()
    if seen is not None and dialogue.pk in seen:
        return Facts(seen[dialogue.pk])
    row = _rows().get(pk=dialogue.pk)
    if seen is not None:
        seen[dialogue.pk] = row
    return Facts(row)


class Facts:
    """The facts of one dialogue, by name; what is not known is None."""

    def __init__(self, row: Dialogue) -> None:
        values = vars(row)
        self.mandate_decided_on: date | None = values["mandate_decided_on"]
        self.mandate_withdrawn_on: date | None = values["mandate_withdrawn_on"]
        self.answer_by: date | None = values["answer_by"]
        self.elected_take_part: bool = (
            values["kind"] != DialogueKind.CITIZEN or values["has_elected"]
        )
        self.plan_lacks_parts: bool = values["plan_lacks_parts"]
        self.feedback_days: int | None = values["feedback_days"]
        self.plan_approved_on = _day(values["plan_approved_at"])
        self.last_moment: datetime | None = values["last_moment"]
        self.has_question: bool = values["has_question"]
        self.has_contribution: bool = values["has_contribution"]
        self.findings: int = values["findings"]
        self.weighings: int = values["weighings"]
        self.basis_is_complete: bool = values["basis_is_complete"]
        self.handed_over_on: date | None = values["handed_over_on"]
        self.has_recipient: bool = values["has_recipient"]
        self.sami_consultation_is_open: bool = values["sami_consultation_is_open"]
        self.answered_participants: bool = values["answered_participants"]
        self.answered_public: bool = values["answered_public"]
        self.answered_services: bool = values["answered_services"]
        self.judged_by_region: bool = values["judged_by_region"]
        self.judged_by_participants: bool = values["judged_by_participants"]
        self.weighed_by_decision_on: date | None = values["weighed_by_decision_on"]
        self.was_remitted_back: bool = values["was_remitted_back"]
        self.opened_on = _day(values["step_open"])
        self.answered_on = _day(values["step_answer"])
        self.closed_on = _day(values["step_close"])

    @property
    def has_mandate(self) -> bool:
        """Say whether a mandate is in force."""
        return self.mandate_decided_on is not None and self.mandate_withdrawn_on is None

    @property
    def answer_is_in_time(self) -> bool:
        """Say whether the answer is promised within the days of the policy."""
        if self.feedback_days is None or not self.answer_by or not self.last_day:
            return True
        return self.answer_by <= self.last_day + timedelta(days=self.feedback_days)

    @property
    def last_day(self) -> date | None:
        """Return the last day on which people can speak."""
        if self.last_moment is None:
            return None
        return timezone.localdate(self.last_moment - timedelta(microseconds=1))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


@cache
def _rows() -> QuerySet[Dialogue]:
    """Return the question; it is never asked itself, and takes long to put together."""
    return Dialogue.objects.annotate(**_before(), **_compiled()).annotate(**_after())


def _before() -> dict[str, Subquery | Exists]:
    """Return what must be there before people speak."""
    here = OuterRef("pk")
    mandates = Mandate.objects.filter(dialogue=here).order_by("-pk")
    plans = CommunicationPlan.objects.filter(
        dialogue=here, approved_at__isnull=False
    ).order_by("-number")
    phases = Phase.objects.filter(dialogue=here).order_by("-ends_at")
    return {
        "mandate_decided_on": _first(mandates, "decided_on", DateField()),
        "mandate_withdrawn_on": _first(mandates, "withdrawn_on", DateField()),
        "answer_by": _first(mandates, "answer_by", DateField()),
        "plan_approved_at": _first(plans, "approved_at", DateTimeField()),
        "last_moment": _first(phases, "ends_at", DateTimeField()),
        "has_question": Exists(Question.objects.filter(dialogue=here)),
        "has_elected": Exists(ElectedParticipant.objects.filter(dialogue=here)),
        **_asked_by_the_policy(),
    }


def _asked_by_the_policy() -> dict[str, Subquery | Exists]:
    """Return what the rules that the mandate was given under ask for."""
    terms = Mandate.objects.filter(withdrawn_on__isnull=True)
    within = terms.filter(dialogue=OuterRef(OuterRef("pk"))).values("rule_set")
    written = PlanPartText.objects.filter(
        plan__dialogue=OuterRef(OuterRef("pk")), plan__approved_at__isnull=False
    ).values("part__key")
    days = FeedbackRule.objects.filter(
        rule_set__in=within, body_kind=OuterRef("body__kind"), within_days__isnull=False
    ).order_by("within_days")
    asked = PlanPart.objects.filter(rule_set__in=within).exclude(key__in=written)
    return {
        "plan_lacks_parts": Exists(asked),
        "feedback_days": Subquery(
            days.values("within_days")[:1], output_field=IntegerField()
        ),
    }


def _compiled() -> dict[str, Subquery | Exists | Coalesce]:
    """Return what was said, and what has been put together."""
    here = OuterRef("pk")
    bases = DecisionBasis.objects.filter(dialogue=here)
    counted = Q(batch__isnull=True) | Q(batch__withdrawn_at__isnull=True)
    days = bases.annotate(day=TruncDate("handed_over_at"))
    return {
        "has_contribution": Exists(Contribution.objects.filter(counted, dialogue=here)),
        "findings": _number(Finding.objects.filter(dialogue=here), "dialogue"),
        "basis_is_complete": Exists(bases.exclude(method="").exclude(not_reached="")),
        "handed_over_on": _first(days, "day", DateField()),
        "has_recipient": Exists(HandOver.objects.filter(basis__dialogue=here)),
        "sami_consultation_is_open": Exists(
            SamiConsultation.objects.filter(matter=OuterRef("matter"), stage__in=OPEN)
        ),
    }


def _after() -> dict[str, Subquery | Exists | Coalesce]:
    """Return what was decided, answered and judged."""
    here = OuterRef("pk")
    weighings = Weighing.objects.filter(finding__dialogue=here)
    decided = weighings.order_by("-decision__starts_on")
    remands = Decision.objects.filter(
        matter=OuterRef("matter"),
        outcome=Outcome.REMITTED_BACK,
        starts_on__gte=OuterRef("handed_over_on"),
    )
    verdicts = Verdict.objects.filter(dialogue=here)
    return {
        "weighings": _number(weighings, "finding__dialogue"),
        "weighed_by_decision_on": _first(decided, "decision__starts_on", DateField()),
        "was_remitted_back": Exists(remands),
        "answered_participants": _is_published(Direction.PARTICIPANTS),
        "answered_public": _is_published(Direction.PUBLIC),
        "answered_services": _is_published(Direction.SERVICES),
        "judged_by_region": Exists(verdicts.filter(side=Side.REGION)),
        "judged_by_participants": Exists(verdicts.filter(side=Side.PARTICIPANTS)),
        "step_open": _step("open"),
        "step_answer": _step("answer"),
        "step_close": _step("close"),
    }


def _first(
    rows: QuerySet[Any], name: str, kind: DateField[Any, Any] | DateTimeField[Any, Any]
) -> Subquery:
    # Any: rows of any model, and the types of any field.
    return Subquery(rows.values(name)[:1], output_field=kind)


def _step(name: str) -> Subquery:
    steps = StepTaken.objects.filter(dialogue=OuterRef("pk"), name=name)
    return Subquery(
        steps.order_by("-pk").values("at")[:1], output_field=DateTimeField()
    )


def _number(rows: QuerySet[Finding] | QuerySet[Weighing], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _is_published(direction: Direction) -> Exists:
    return Exists(
        Answer.objects.filter(
            dialogue=OuterRef("pk"), direction=direction, state=AnswerState.PUBLISHED
        )
    )
