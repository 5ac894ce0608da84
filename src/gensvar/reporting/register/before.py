"""Records of what came before people spoke, and of the life of the dialogue itself."""

from collections.abc import Callable, Mapping

from django.db.models import Q, TextField, Value
from django.db.models.functions import Coalesce, Concat

from gensvar.dialogues.models import (
    ClosingMove,
    CommunicationPlan,
    Consideration,
    Dialogue,
    Mandate,
)
from gensvar.lifecycle.models import StepTaken
from gensvar.matters.models import Decision
from gensvar.publishing.models import Publication
from gensvar.reporting.register.kinds import Kind
from gensvar.reporting.register.shape import Rows, day_of, first_of, rows


def _considerations(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.CONSIDERATION,
        Consideration.objects.filter(
            pk__in=[dialogue.consideration_id or 0], decided_on__isnull=False
        ),
        on="decided_on",
        who="decided_by__name",
        state="outcome",
        reason="reason",
    )


def _beginning(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.DIALOGUE,
        Dialogue.objects.filter(pk=dialogue.pk),
        on=day_of("created_at"),
        title="title",
        who="created_by__name",
    )


def _mandates(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.MANDATE,
        Mandate.objects.filter(dialogue=dialogue),
        on="decided_on",
        title="question",
        who="decider_name",
        state=first_of(withdrawn="withdrawn_on", otherwise="in_force"),
        reason="withdrawn_reason",
    )


def _plans(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.PLAN,
        CommunicationPlan.objects.filter(dialogue=dialogue),
        on=Coalesce(day_of("approved_at"), day_of("created_at")),
        title="number",
        who=Coalesce("approved_by__name", "created_by__name"),
        state=first_of(approved="approved_at", otherwise="draft"),
    )


def _closing_moves(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.CLOSING,
        ClosingMove.objects.filter(phase__dialogue=dialogue),
        on=day_of("at"),
        title="phase__name",
        who="by__name",
        reason="reason",
    )


def _publications(dialogue: Dialogue) -> Rows:
    here = Q(dialogue=dialogue) | Q(consideration__in=[dialogue.consideration_id or 0])
    return rows(
        Kind.PUBLICATION,
        Publication.objects.filter(here),
        on=day_of("decided_at"),
        title="shown",
        who="decided_by__name",
        state=first_of(withdrawn="withdrawn_at", otherwise="in_force"),
        reason="withdrawn_reason",
    )


def _decisions(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.DECISION,
        Decision.objects.filter(matter=dialogue.matter_id),
        on="starts_on",
        title="section_number",
        who="body__name",
        state="outcome",
        reason="reason",
    )


def _steps(dialogue: Dialogue) -> Rows:
    step = Concat("start", Value(" → "), "end", output_field=TextField())
    return rows(
        Kind.STEP,
        StepTaken.objects.filter(dialogue=dialogue),
        on=day_of("at"),
        title=step,
        who="by__name",
        state="end",
        reason="reason",
    )


SOURCES: Mapping[Kind, Callable[[Dialogue], Rows]] = {
    Kind.CONSIDERATION: _considerations,
    Kind.DIALOGUE: _beginning,
    Kind.MANDATE: _mandates,
    Kind.PLAN: _plans,
    Kind.CLOSING: _closing_moves,
    Kind.PUBLICATION: _publications,
    Kind.DECISION: _decisions,
    Kind.STEP: _steps,
}
