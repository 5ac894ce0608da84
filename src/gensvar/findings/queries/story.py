"""What the decision basis tells of a dialogue beside the findings, in one question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import (
    CommunicationPlan,
    Dialogue,
    Mandate,
    Phase,
    TargetGroup,
)
from gensvar.findings.models import Agreement, CheckReply, CompilationCheck


@dataclass(frozen=True)
class Promised:
    """The latest mandate as the basis repeats it."""

    promise: str
    question: str
    can_influence: str
    cannot_influence: str
    answer_by: date
    decided_on: date
    section_number: str
    level: str
    body: str


@dataclass(frozen=True)
class Asked:
    """What those who took part were asked about the compilation, and what they said."""

    closes_on: date
    changes: str
    replies: dict[str, int]


@dataclass(frozen=True)
class Story:
    """The days of a dialogue, its promise, how many took part and what they checked."""

    considered_on: date | None
    planned_at: datetime | None
    opens_at: datetime | None
    closes_at: datetime | None
    submissions: int
    promised: Promised | None
    asked: Asked | None


def story_of(dialogue: Dialogue) -> Story:
    """Return what is stored of a dialogue at this moment, read with one question."""
    row = _rows(dialogue).get()
    return Story(
        considered_on=row["considered_on"],
        planned_at=row["planned_at"],
        opens_at=row["opens_at"],
        closes_at=row["closes_at"],
        submissions=row["submissions"],
        promised=_promised(row),
        asked=_asked(row),
    )


def reached_for(dialogue: Dialogue) -> list[TargetGroup]:
    """Return whom the approved plan set out to reach."""
    latest = _approved_plans(dialogue.pk).values("pk")[:1]
    return list(TargetGroup.objects.filter(plan__in=latest))


def _rows(dialogue: Dialogue) -> QuerySet[Dialogue, Any]:
    # Any: the values of any field.
    here = OuterRef("pk")
    latest = Mandate.objects.filter(dialogue=here).order_by("-pk").values("pk")[:1]
    phases = Phase.objects.filter(dialogue=here)
    checks = CompilationCheck.objects.filter(dialogue=here)
    rows = (
        Dialogue.objects.filter(pk=dialogue.pk)
        .alias(latest=Subquery(latest))
        .filter(Q(mandates__isnull=True) | Q(mandates=F("latest")))
    )
    return rows.values(
        considered_on=F("consideration__decided_on"),
        planned_at=Subquery(_approved_plans(here).values("approved_at")[:1]),
        opens_at=Subquery(phases.order_by("starts_at").values("starts_at")[:1]),
        closes_at=Subquery(phases.order_by("-ends_at").values("ends_at")[:1]),
        submissions=_number(Receipt.objects.filter(dialogue=here), "dialogue"),
        check_closes_on=Subquery(checks.values("closes_on")[:1]),
        check_changes=Subquery(checks.values("changes")[:1]),
        **{f"replies_{value}": _replies(value) for value in Agreement.values},
        **{f"promised_{name}": F(f"mandates__{field}") for name, field in _PROMISED},
    )


_PROMISED = (
    ("promise", "promise"),
    ("question", "question"),
    ("can_influence", "can_influence"),
    ("cannot_influence", "cannot_influence"),
    ("answer_by", "answer_by"),
    ("decided_on", "decided_on"),
    ("section_number", "section_number"),
    ("level", "level__name"),
    ("body", "body__name"),
)


def _approved_plans(dialogue: int | OuterRef) -> QuerySet[CommunicationPlan]:
    rows = CommunicationPlan.objects.filter(
        dialogue=dialogue, approved_at__isnull=False
    )
    return rows.order_by("-number")


def _replies(agreement: str) -> Coalesce:
    given = CheckReply.objects.filter(
        asked__dialogue=OuterRef("pk"), agreement=agreement
    )
    return _number(given, "asked__dialogue")


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _promised(row: Mapping[str, Any]) -> Promised | None:
    if row["promised_decided_on"] is None:
        return None
    return Promised(**{name: row[f"promised_{name}"] for name, _field in _PROMISED})


def _asked(row: Mapping[str, Any]) -> Asked | None:
    if row["check_closes_on"] is None:
        return None
    replies = {value: row[f"replies_{value}"] for value in Agreement.values}
    return Asked(row["check_closes_on"], row["check_changes"], replies)
