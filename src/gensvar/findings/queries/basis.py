"""The decision basis, who has it, and what they owe."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.findings.models import DecisionBasis, Finding, HandOver
from gensvar.findings.policies import may_report_back
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor


def basis_of(dialogue: Dialogue) -> DecisionBasis | None:
    """Return the decision basis of a dialogue, if somebody has begun it.

    It knows whether there are findings to tell of: `has_findings`.
    """
    findings = Finding.objects.filter(dialogue=OuterRef("dialogue"))
    return (
        DecisionBasis.objects.filter(dialogue=dialogue)
        .select_related("handed_over_by")
        .annotate(has_findings=Exists(findings))
        .first()
    )


def hand_overs_of(dialogue: Dialogue) -> QuerySet[HandOver]:
    """Return the bodies that get the basis, with the day they report back."""
    return HandOver.objects.filter(basis__dialogue=dialogue).select_related(
        "body", "reported_by", "basis__dialogue"
    )


def is_overdue(hand_over: HandOver, day: date | None = None) -> bool:
    """Say whether a body has had the basis, and not reported back in time."""
    return (
        hand_over.basis.handed_over_at is not None
        and hand_over.reported_on is None
        and hand_over.due_on < (day or today())
    )


def reports_owed(bodies: Collection[int]) -> QuerySet[HandOver]:
    """Return what some bodies have been handed and not reported on, soonest first."""
    return HandOver.objects.filter(
        body__in=bodies,
        basis__handed_over_at__isnull=False,
        reported_on__isnull=True,
    ).select_related("body", "basis__dialogue")


def hand_over_for(user: Visitor, number: str, pk: int) -> HandOver:
    """Return one hand-over to somebody who may report back on it, or no page."""
    found = hand_overs_of(dialogue_for(user, number)).filter(pk=pk).first()
    if found is None or not may_report_back(user, found):
        raise Http404
    return found


def bodies_to_choose() -> QuerySet[Body]:
    """Return the bodies that exist today."""
    day = today()
    return Body.objects.filter(valid_from__lte=day).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )
