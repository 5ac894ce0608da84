"""A table has read its own text and stands by it, until it opens it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.fingerprints import fingerprint
from gensvar.exercises.models import (
    Confirmation,
    Entry,
    Exercise,
    ExerciseStage,
    Table,
)


def standing_text(exercise: Exercise, table: Table) -> list[tuple[int, str]]:
    """Return the id and words of each idea that a table stands with."""
    return list(
        Entry.objects.filter(
            exercise=exercise,
            table=table,
            replaced_by__isnull=True,
            taken_back_at__isnull=True,
        ).values_list("pk", "text")
    )


@transaction.atomic
def confirm(
    exercise: Exercise, *, table: Table, by: User | None = None
) -> Confirmation:
    """Note that a table stands by what it wrote; twice is the same as once.

    Possible while the exercise is open and after it has closed, until the notes are
    approved. `by` is the officer who was given the table's word on paper. Raises
    NotYet.
    """
    next_version(table.meeting)
    exercise.refresh_from_db(fields=["stage"])
    doors.is_of(exercise, table)
    if exercise.stage == ExerciseStage.PLANNED:
        raise doors.Shut(_("The exercise has not begun."))
    doors.notes_are_not_approved(table.meeting)
    texts = standing_text(exercise, table)
    if not texts:
        raise doors.Shut(_("Your table has not written anything yet."))
    mark = fingerprint(texts)
    standing = doors.standing_confirmation(exercise, table)
    if standing is not None and standing.fingerprint == mark:
        return standing
    if standing is not None:
        _end(standing)
    made = Confirmation.objects.create(
        exercise=exercise,
        table=table,
        fingerprint=mark,
        at=timezone.now(),
        confirmed_by=by,
    )
    record("confirm text", made, by=by, exercise=exercise.pk, table=table.pk)
    return made


@transaction.atomic
def reopen(exercise: Exercise, *, table: Table) -> None:
    """Let a table change its text again while the exercise is open."""
    next_version(table.meeting)
    doors.is_open_for(exercise, table)
    standing = doors.standing_confirmation(exercise, table)
    if standing is None:
        return
    _end(standing)
    record("open text again", standing, exercise=exercise.pk, table=table.pk)


def _end(standing: Confirmation) -> None:
    standing.reopened_at = timezone.now()
    standing.save(update_fields=["reopened_at"])
