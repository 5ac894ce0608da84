"""What follows when a dialogue takes a step, in the same transaction."""

from gensvar.dialogues.models import Dialogue
from gensvar.findings.actions import freeze_basis
from gensvar.lifecycle.models import StepTaken
from gensvar.workflow.transitions import Move


def remember(move: Move[Dialogue]) -> None:
    """Keep the dated step, so that the life line is drawn from facts."""
    StepTaken.objects.create(
        dialogue=move.thing,
        name=move.arrow.name,
        start=move.start,
        end=move.arrow.end,
        reason=move.reason,
        by=move.by,
    )


def keep_closing_reason(move: Move[Dialogue]) -> None:
    """Say in public why the dialogue closed although nobody spoke."""
    move.thing.closing_reason = move.reason
    move.thing.save(update_fields=["closing_reason"])


def keep_cancel_reason(move: Move[Dialogue]) -> None:
    """Say in public why the dialogue was cancelled."""
    move.thing.cancel_reason = move.reason
    move.thing.save(update_fields=["cancel_reason"])


def freeze_the_basis(move: Move[Dialogue]) -> None:
    """Keep the decision basis as it reads when it is handed over."""
    freeze_basis(move.thing, by=move.by)
