"""The question round: who speaks when, and what was answered by whom."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.asking import queue
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.actions.writing import as_one_idea
from gensvar.exercises.models import (
    AskedQuestion,
    AskedState,
    Exercise,
    ExerciseKind,
    ExerciseStage,
    Reply,
    Table,
)
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.secrets import hashed
from gensvar.meetings.models import MeetingStage

BLINK = timedelta(microseconds=1)
LONGEST_ANSWER = 20_000


@transaction.atomic
def ask_for(  # noqa: PLR0913 -- what is known of a question
    exercise: Exercise,
    key: str,
    words: str,
    *,
    by: User,
    asker: str = "",
    table: Table | None = None,
    language: str = "sv",
) -> AskedQuestion:
    """Write down a question from the floor or from paper, last in the queue.

    The asker may be unknown (S4-150). The same form again gives the same question.
    """
    version = _ask(exercise, by)
    if table is not None:
        doors.is_of(exercise, table)
    kept = as_one_idea(words)
    stored = hashed("question", f"floor {exercise.pk} {key}")
    before = AskedQuestion.objects.filter(key_hash=stored).first()
    if before is not None:
        return before
    return queue(
        exercise,
        stored,
        kept,
        version=version,
        table=table,
        asker=asker.strip()[:200],
        language=language,
        by=by,
    )


@transaction.atomic
def begin_speaking(asked: AskedQuestion, *, by: User) -> None:
    """Give somebody the word; whoever spoke before has finished."""
    _ask(asked.exercise, by)
    now = timezone.now()
    AskedQuestion.objects.filter(
        exercise=asked.exercise,
        speaks_from__isnull=False,
        speaks_until__isnull=True,
    ).exclude(pk=asked.pk).update(speaks_until=now)
    asked.speaks_from, asked.speaks_until = now, None
    asked.save(update_fields=["speaks_from", "speaks_until"])
    record("begin speaking", asked, by=by)


@transaction.atomic
def end_speaking(asked: AskedQuestion, *, by: User) -> None:
    """Note that somebody has finished."""
    _ask(asked.exercise, by)
    asked.refresh_from_db(fields=["speaks_from", "speaks_until"])
    if asked.speaks_from is None or asked.speaks_until is not None:
        return
    asked.speaks_until = timezone.now()
    asked.save(update_fields=["speaks_until"])
    record("end speaking", asked, by=by)


@transaction.atomic
def move_in_queue(asked: AskedQuestion, *, up: bool, by: User) -> None:
    """Let a question that waits change places with the one before or after it."""
    _ask(asked.exercise, by)
    waiting = list(
        AskedQuestion.objects.filter(
            exercise=asked.exercise, speaks_from__isnull=True, state=AskedState.OPEN
        )
    )
    place = next((n for n, row in enumerate(waiting) if row.pk == asked.pk), -1)
    other = place - 1 if up else place + 1
    if place < 0 or not 0 <= other < len(waiting):
        return
    moments = sorted(row.queued_at for row in waiting)
    waiting[place], waiting[other] = waiting[other], waiting[place]
    for number, row in enumerate(waiting):
        row.queued_at = moments[number] + number * BLINK
    AskedQuestion.objects.bulk_update(waiting, ["queued_at"])
    record("move in queue", asked, by=by, up=up)


@transaction.atomic
def note_reply(
    asked: AskedQuestion, speaker: str, words: str, state: str, *, by: User
) -> Reply:
    """Write down what somebody answered, and whether that answers the question.

    What was said is a statement by whoever is named, not a contribution (S4-020).
    """
    _ask(asked.exercise, by)
    if not speaker.strip():
        raise Invalid(_("Write who answers."), "speaker")
    if not words.strip():
        raise Invalid(_("Write what was answered."), "words")
    if len(words) > LONGEST_ANSWER:
        raise Invalid(_("The answer is too long. Write the main points."), "words")
    if state not in AskedState.values:
        raise Invalid(_("Choose whether the question is answered."), "state")
    reply = Reply.objects.create(
        asked=asked,
        speaker=speaker.strip()[:200],
        words=words.strip(),
        at=timezone.now(),
        entered_by=by,
    )
    asked.state = state
    asked.save(update_fields=["state"])
    record("note reply", asked, by=by, reply=reply.pk, state=state)
    return reply


@transaction.atomic
def leave_open(asked: AskedQuestion, *, by: User) -> None:
    """Say that a question stays open: nobody has answered it (S4-148)."""
    _ask(asked.exercise, by)
    asked.state = AskedState.OPEN
    asked.save(update_fields=["state"])
    record("leave question open", asked, by=by)


def _ask(exercise: Exercise, by: User) -> int:
    """Ask whether the round can be led, and return the board's next version."""
    if not may_lead_exercises(by, exercise.meeting):
        raise NotAllowed
    version = next_version(exercise.meeting)
    doors.is_a(exercise, ExerciseKind.QUESTIONS)
    if exercise.meeting.stage == MeetingStage.CANCELLED:
        raise doors.Shut(_("The meeting is cancelled."))
    exercise.refresh_from_db(fields=["stage"])
    if exercise.stage == ExerciseStage.PLANNED:
        raise doors.Shut(_("The exercise has not begun."))
    doors.notes_are_not_approved(exercise.meeting)
    return version
