"""Questions from the tables to the floor."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.actions.writing import (
    as_one_idea,
    known_language,
    stored_key,
)
from gensvar.exercises.models import AskedQuestion, Exercise, ExerciseKind, Table
from gensvar.kernel.errors import Invalid

LONGEST_NAME = 200


@transaction.atomic
def ask(
    exercise: Exercise,
    key: str,
    words: str,
    *,
    table: Table,
    asker: str = "",
    language: str = "sv",
) -> AskedQuestion:
    """Put a table's question last in the queue; the same sending again is the same.

    Raises Invalid at `text` or `asker`, and NotYet when no questions are taken.
    """
    kept, stored = as_one_idea(words), stored_key(key, table, "question")
    name = " ".join(asker.replace("\0", "").split())
    if len(name) > LONGEST_NAME:
        raise Invalid(_("Write a shorter name."), "asker")
    version = next_version(table.meeting)
    if (before := AskedQuestion.objects.filter(key_hash=stored).first()) is not None:
        return _same(before, kept)
    doors.is_open_for(exercise, table)
    doors.is_a(exercise, ExerciseKind.QUESTIONS)
    doors.has_room_for_questions(exercise, table)
    return queue(
        exercise,
        stored,
        kept,
        table=table,
        asker=name,
        language=language,
        version=version,
    )


def queue(  # noqa: PLR0913 -- what is known of a question
    exercise: Exercise,
    stored: str,
    words: str,
    *,
    version: int,
    table: Table | None = None,
    asker: str = "",
    language: str = "sv",
    by: User | None = None,
) -> AskedQuestion:
    """Put a question last in the queue; whether it may be taken was asked before."""
    asked = AskedQuestion.objects.create(
        exercise=exercise,
        table=table,
        key_hash=stored,
        words=words,
        asker=asker,
        language=known_language(language),
        queued_at=timezone.now(),
        entered_by=by,
        version=version,
    )
    record("ask question", asked, by=by, exercise=exercise.pk)
    return asked


def _same(before: AskedQuestion, words: str) -> AskedQuestion:
    if before.words != words:
        raise Invalid(
            _(
                "This form was already sent, with other words. They are saved. Send "
                "again to add these as one more question."
            ),
            "key",
        )
    return before
