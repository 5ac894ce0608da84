"""What became of findings: what was weighed, and the measures and proposals of it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.feedback.models import Weighing, WeighingOutcome
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.findings.models import Finding
from gensvar.ideas.fates import Fate, State, Step, furthest
from gensvar.ideas.queries.followed import (
    MEASURE,
    PROPOSAL,
    Followed,
    Reads,
    fate_of,
)
from gensvar.proposals.models import ChangeProposal, ProposalNote, ProposalStatus


class _Weighed(NamedTuple):
    pk: int
    title: str
    number: str
    outcome: str | None
    reason: str | None
    decided_on: date | None
    is_answered: bool


def ways_of(findings: Collection[int], reads: Reads) -> dict[int, Fate]:
    """Return what became of each finding: measures, proposals, and the weighing."""
    if not findings:
        return {}
    followed = _followed(findings)
    found = {}
    for row in _weighed(findings):
        step = Step(
            _("Finding: %(title)s") % {"title": row.title},
            reverse("finding", args=[row.number, row.pk]),
        )
        more = [fate_of(one, reads) for one in followed.get(row.pk, ())]
        if row.is_answered and row.outcome:
            more.append(_weighing(row.outcome, row.reason or "", row.decided_on))
        fate = furthest(more)
        found[row.pk] = Fate(
            fate.state, fate.decided_on, fate.reason, (step, *fate.steps)
        )
    return found


def _weighing(outcome: str, reason: str, day: date | None) -> Fate:
    label = str(WeighingOutcome(outcome).label)
    step = Step(f"{label}: {reason}")
    if outcome == WeighingOutcome.NOT:
        return Fate(State.REFUSED, day, reason, ())
    return Fate(State.TAKEN_UP, day, "", (step,))


def _weighed(findings: Collection[int]) -> list[_Weighed]:
    # What was weighed counts when those who spoke can read why.
    weighing = Weighing.objects.filter(finding=OuterRef("pk"))
    answered = answers_to_participants().filter(dialogue=OuterRef("dialogue"))
    rows: QuerySet[Finding, Any] = Finding.objects.filter(  # Any: values of any field.
        pk__in=findings
    ).values_list(
        "pk",
        "title",
        "dialogue__number",
        Subquery(weighing.values("outcome")[:1]),
        Subquery(weighing.values("reason")[:1]),
        Subquery(weighing.values("decision__starts_on")[:1]),
        Exists(answered),
    )
    return [_Weighed(*row) for row in rows]


def _followed(findings: Collection[int]) -> dict[int, list[Followed]]:
    """Return the measures and proposals of findings, asked for together."""
    rows = _measures(findings).union(_proposals(findings), all=True)
    found: dict[int, list[Followed]] = defaultdict(list)
    for finding, *facts, at in rows:
        day = timezone.localdate(at) if at else None
        found[finding].append(Followed._make((*facts, day)))
    return found


def _measures(findings: Collection[int]) -> QuerySet[Weighing, Any]:
    # Any: values of any field.
    return (
        Weighing.objects.filter(finding__in=findings, measures__isnull=False)
        .order_by()
        .values_list(
            "finding",
            Value(MEASURE, CharField()),
            "measures",
            "measures__words",
            "measures__status",
            "measures__reason",
            "measures__due_on",
            "measures__body",
            "measures__body__name",
            "measures__created_at",
        )
    )


def _proposals(findings: Collection[int]) -> QuerySet[ChangeProposal, Any]:
    # Any: values of any field. Decided is what is proposed no more.
    first = ProposalNote.objects.filter(
        proposal=OuterRef("pk"), before=ProposalStatus.PROPOSED
    )
    decided = first.exclude(status=ProposalStatus.PROPOSED).order_by("pk")
    return (
        ChangeProposal.objects.filter(finding__in=findings)
        .order_by()
        .values_list(
            "finding",
            Value(PROPOSAL, CharField()),
            "pk",
            "text",
            "status",
            "reason",
            "due_on",
            "body",
            "body__name",
            Subquery(decided.values("at")[:1], output_field=DateTimeField()),
        )
    )
