"""Dialogues as a reader may see them, and whether one takes contributions now."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from gensvar.dialogues.models import (
    CommunicationPlan,
    Dialogue,
    Mandate,
    Phase,
    RuleSet,
    Stage,
)
from gensvar.dialogues.policies import READERS
from gensvar.organisations.policies import Visitor, bodies_within


def dialogues_visible_to(user: Visitor) -> QuerySet[Dialogue]:
    """Return the dialogues of the bodies in which a person has a reading role."""
    mine = bodies_within(user, *READERS)
    return (
        Dialogue.objects.filter(Q(body__in=mine) | Q(bodies__body__in=mine))
        .distinct()
        .select_related("body", "matter", "leader")
    )


def dialogue_for(user: Visitor, number: str) -> Dialogue:
    """Return one dialogue for a reader; what is not theirs does not exist for them."""
    dialogue = dialogues_visible_to(user).filter(number=number).first()
    if dialogue is None:
        raise Http404
    return dialogue


def mandate_in_force(dialogue: Dialogue) -> Mandate | None:
    """Return the mandate that has not been withdrawn, if there is one."""
    return (
        Mandate.objects.filter(dialogue=dialogue, withdrawn_on__isnull=True)
        .select_related("body", "level", "decided_by", "decision")
        .first()
    )


def latest_mandate(dialogue: Dialogue) -> Mandate | None:
    """Return the mandate in force, or else the one withdrawn last."""
    return (
        Mandate.objects.filter(dialogue=dialogue)
        .select_related("body", "level", "decided_by", "decision")
        .order_by("-pk")
        .first()
    )


def approved_plan(dialogue: Dialogue) -> CommunicationPlan | None:
    """Return the latest approved version of the communication plan."""
    return (
        CommunicationPlan.objects.filter(dialogue=dialogue, approved_at__isnull=False)
        .order_by("-number")
        .first()
    )


def rules_on(day: date) -> RuleSet | None:
    """Return the rules that apply on a day."""
    return (
        RuleSet.objects.filter(valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .order_by("-valid_from")
        .first()
    )


def is_running(phase: Phase, at: datetime | None = None) -> bool:
    """Say whether a phase runs at a moment; computed, never stored."""
    moment = at or timezone.now()
    return phase.starts_at <= moment < phase.ends_at


def running_phases(dialogue: Dialogue, at: datetime | None = None) -> QuerySet[Phase]:
    """Return the phases that run at a moment: the same rule as `is_running`."""
    moment = at or timezone.now()
    return Phase.objects.filter(
        dialogue=dialogue, starts_at__lte=moment, ends_at__gt=moment
    )


def takes_contributions(dialogue: Dialogue, at: datetime | None = None) -> bool:
    """Say whether people may contribute: open, a phase runs, a mandate in force."""
    return (
        dialogue.stage == Stage.OPEN
        and running_phases(dialogue, at).exists()
        and mandate_in_force(dialogue) is not None
    )
