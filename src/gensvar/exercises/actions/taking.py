"""What a recipient says that it takes along: the first feedback (S4-015)."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.models import (
    Entry,
    Exercise,
    ExerciseKind,
    ExerciseStage,
    TakenAlong,
)
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import MeetingStage, Side

LONGEST = 5000


@transaction.atomic
def take_along(
    exercise: Exercise,
    side: str,
    who: str,
    words: str,
    *,
    by: User,
    entries: Collection[Entry] = (),
) -> TakenAlong:
    """Write down what somebody takes along, and the ideas it comes from.

    Raises NotAllowed, NotYet, or Invalid at `who`, `words` or `side`.
    """
    version = _ask(exercise, by)
    if side not in Side.values:
        raise Invalid(_("Choose a side."), "side")
    if not who.strip():
        raise Invalid(_("Write who takes it along."), "who")
    if not words.strip():
        raise Invalid(_("Write what is taken along."), "words")
    if len(words) > LONGEST:
        raise Invalid(_("The text is too long. Divide it into several."), "words")
    taken = TakenAlong.objects.create(
        exercise=exercise,
        side=side,
        by=who.strip()[:200],
        words=words.strip(),
        at=timezone.now(),
        entered_by=by,
        version=version,
    )
    of_the_meeting = [
        entry for entry in entries if entry.exercise.meeting_id == exercise.meeting_id
    ]
    taken.entries.set(of_the_meeting)
    record("take along", taken, by=by, entries=len(of_the_meeting))
    return taken


@transaction.atomic
def take_along_no_more(taken: TakenAlong, *, by: User) -> None:
    """Take away what was written down by mistake."""
    _ask(taken.exercise, by)
    record("take along no more", taken, by=by)
    taken.delete()


def _ask(exercise: Exercise, by: User) -> int:
    """Ask whether it can be written down, and return the board's next version."""
    if not may_lead_exercises(by, exercise.meeting):
        raise NotAllowed
    version = next_version(exercise.meeting)
    doors.is_a(exercise, ExerciseKind.TAKEN_ALONG)
    if exercise.meeting.stage == MeetingStage.CANCELLED:
        raise doors.Shut(_("The meeting is cancelled."))
    exercise.refresh_from_db(fields=["stage"])
    if exercise.stage == ExerciseStage.PLANNED:
        raise doors.Shut(_("The exercise has not begun."))
    doors.notes_are_not_approved(exercise.meeting)
    return version
