"""Answers by direction, and what has been published."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.models import (
    Answer,
    AnswerCorrection,
    AnswerState,
    Direction,
    WeighingCorrection,
)

# A cancelled dialogue in which somebody has spoken still owes answers.
ANSWERED_IN = (Stage.HANDED_OVER, Stage.ANSWERED, Stage.CANCELLED)


def answers_of(dialogue: Dialogue) -> QuerySet[Answer]:
    """Return the answers that have been begun, with their corrections."""
    corrections = AnswerCorrection.objects.order_by("-pk")
    return (
        Answer.objects.filter(dialogue=dialogue)
        .select_related("published_by", "written_by")
        .prefetch_related(Prefetch("corrections", corrections))
    )


def answers_by_direction(dialogue: Dialogue) -> dict[Direction, Answer | None]:
    """Return the answer in each direction, in the order in which they are given."""
    found = {answer.direction: answer for answer in answers_of(dialogue)}
    return {direction: found.get(direction) for direction in Direction}


def published_answers(dialogue: Dialogue) -> QuerySet[Answer]:
    """Return the answers that everyone can read, with what corrections replaced."""
    return answers_of(dialogue).filter(state=AnswerState.PUBLISHED)


def answers_to_participants() -> QuerySet[Answer]:
    """Return the published answers to those who took part, of all dialogues."""
    return Answer.objects.filter(
        direction=Direction.PARTICIPANTS, state=AnswerState.PUBLISHED
    )


def answer_to_participants(dialogue: Dialogue) -> Answer | None:
    """Return the published answer to those who took part, if there is one."""
    return published_answers(dialogue).filter(direction=Direction.PARTICIPANTS).first()


def is_answered(dialogue: Dialogue) -> bool:
    """Say whether those who took part have a published answer."""
    return answers_to_participants().filter(dialogue=dialogue).exists()


def weighing_changed_after(answer: Answer) -> date | None:
    """Return the day a weighing was last changed without the answer following."""
    if answer.published_at is None:
        return None
    last = answer.corrections.order_by("-pk").first()
    since = last.corrected_at if last else answer.published_at
    change = (
        WeighingCorrection.objects.filter(
            weighing__finding__dialogue=answer.dialogue_id, corrected_at__gt=since
        )
        .order_by("-pk")
        .first()
    )
    return timezone.localdate(change.corrected_at) if change else None
