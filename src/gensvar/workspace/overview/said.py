"""What people said lately: the question, the strongest findings, who is missing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum, Window
from django.db.models.functions import Coalesce
from django.utils import timezone

from gensvar.contributions.models import Tally
from gensvar.dialogues.models import DialogueBody, Mandate
from gensvar.findings.models import DecisionBasis, Finding
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.notifications.writing import one_line
from gensvar.workspace.overview.found import Found

STRONGEST = 3
LONGEST = 160


@dataclass(frozen=True)
class Heard:
    """One dialogue that has been handed over, in a few lines."""

    pk: int
    number: str
    title: str
    body: str
    handed_over_on: date
    question: str
    contributions: int
    not_reached: str
    findings: tuple[str, ...] = ()


def said_to(bodies: tuple[int, ...], start: int, end: int) -> Found[Heard]:
    """Return the dialogues that were handed over, the latest first."""
    rows = _ROWS.ask(bodies, between=(start, end))
    strongest: dict[int, list[str]] = {}
    for dialogue, title in _FINDINGS.ask([row[0] for row in rows]):
        strongest.setdefault(dialogue, []).append(title)
    heard = [
        replace(_heard(row), findings=tuple(strongest.get(row[0], ())[:STRONGEST]))
        for row in rows
    ]
    return Found(heard, rows[0][-1] if rows else 0)


def _heard(row: tuple[Any, ...]) -> Heard:
    # Any: the values of any field.
    pk, number, title, body, moment, question, said, missing, _total = row
    day = timezone.localdate(moment)
    asked, lacks = one_line(question or ""), one_line(missing)
    return Heard(pk, number, title, body, day, asked, said, lacks)


def in_bodies(bodies: list[int], dialogue: str) -> Q:
    """Return the condition that a dialogue is one in which the bodies have a part."""
    parts = DialogueBody.objects.filter(body__in=bodies).values("dialogue")
    return Q(**{f"{dialogue}__body__in": bodies}) | Q(**{f"{dialogue}__in": parts})


def _rows(bodies: list[int]) -> QuerySet[DecisionBasis, Any]:
    # Any: the values of any field.
    here = OuterRef("dialogue")
    mandates = Mandate.objects.filter(dialogue=here).order_by("-pk")
    tallies = Tally.objects.filter(dialogue=here).order_by().values("dialogue")
    counted = tallies.annotate(number=Sum("counted")).values("number")
    return (
        DecisionBasis.objects.filter(
            in_bodies(bodies, "dialogue"), handed_over_at__isnull=False
        )
        .order_by("-handed_over_at", "-pk")
        .values_list(
            "dialogue",
            "dialogue__number",
            "dialogue__title",
            "dialogue__body__name",
            "handed_over_at",
            Subquery(mandates.values("question")[:1]),
            Coalesce(Subquery(counted), 0),
            "not_reached",
            Window(Count("pk")),
        )
    )


def _findings(dialogues: list[int]) -> QuerySet[Finding, Any]:
    # Any: a pair of id and words. What most people said comes first.
    behind = Count("themes__placements__contribution", distinct=True)
    return (
        Finding.objects.filter(dialogue__in=dialogues)
        .annotate(behind=behind)
        .order_by("-behind", "position", "pk")
        .values_list("dialogue", "title")
    )


_ROWS = Prepared(_rows, NUMBERS)
_FINDINGS = Prepared(_findings, NUMBERS)
