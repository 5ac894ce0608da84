"""Leading an exercise: opening it, its rounds and its clock, and closing it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.actions.planning import ASKS_NOTHING, FEWEST_TO_RANK
from gensvar.exercises.clock import as_begun, seconds_left
from gensvar.exercises.models import Exercise, ExerciseKind, ExerciseStage, Table
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.meetings.models import MeetingStage

CLOCK = ("round", "round_started_at", "seconds_left", "round_minutes")
MORE = timedelta(minutes=1)


def missing_to_open(exercise: Exercise) -> list[StrOrPromise]:
    """Return what is lacking before tables can begin, as phrases."""
    missing: list[StrOrPromise] = []
    if exercise.meeting.stage != MeetingStage.UNDER_WAY:
        missing.append(_("that the meeting has begun"))
    if exercise.kind not in ASKS_NOTHING:
        if not Table.objects.filter(meeting=exercise.meeting_id).exists():
            missing.append(_("tables"))
        ranks = exercise.kind == ExerciseKind.RANKING
        if exercise.prompts.count() < (FEWEST_TO_RANK if ranks else 1):
            missing.append(_("something to work on"))
    other = Exercise.objects.filter(
        meeting=exercise.meeting_id, stage=ExerciseStage.OPEN
    ).exclude(pk=exercise.pk)
    if title := other.values_list("title", flat=True).first():
        missing.append(_("that “%(title)s” is closed") % {"title": title})
    return missing


@transaction.atomic
def open_exercise(exercise: Exercise, *, by: User) -> None:
    """Let the tables begin; where they move, round 1 begins and the clock with it.

    Raises NotYet with all that is missing, or Invalid when it is open already.
    """
    _take(exercise, by)
    if exercise.stage == ExerciseStage.OPEN:
        raise Invalid(_("The exercise is open already."))
    if missing := missing_to_open(exercise):
        raise NotYet(missing)
    again = exercise.stage == ExerciseStage.CLOSED
    exercise.stage = ExerciseStage.OPEN
    exercise.closed_at = None
    if not again:
        exercise.opened_at = timezone.now()
        exercise.round = 1
        exercise.round_started_at = exercise.opened_at
        exercise.seconds_left = None
    _save(exercise, "stage", "opened_at", "closed_at", *CLOCK)
    record("open exercise", exercise, by=by, again=again)


@transaction.atomic
def close_exercise(exercise: Exercise, *, by: User) -> None:
    """End an exercise: from now on no table hands anything in. Raises Invalid."""
    _take(exercise, by)
    if exercise.stage != ExerciseStage.OPEN:
        raise Invalid(
            _("The exercise is closed already.")
            if exercise.stage == ExerciseStage.CLOSED
            else _("The exercise has not begun.")
        )
    now = timezone.now()
    exercise.seconds_left = max(seconds_left(exercise, now), 0)
    exercise.round_started_at = None
    exercise.stage = ExerciseStage.CLOSED
    exercise.closed_at = now
    _save(exercise, "stage", "closed_at", *CLOCK)
    record("close exercise", exercise, by=by, round=exercise.round)


@transaction.atomic
def next_round(exercise: Exercise, seen_round: int, *, by: User) -> None:
    """Let the tables go on to the next station and start the clock anew.

    `seen_round` is the round that was shown: raises Stale when another one runs, so
    that two presses, or two who lead, do not skip a round. Raises Invalid after the
    last round.
    """
    _take_open(exercise, by)
    if exercise.round != seen_round:
        raise Stale
    if exercise.round >= exercise.rounds:
        raise Invalid(_("This is the last round."))
    exercise.round += 1
    exercise.round_started_at = timezone.now()
    exercise.seconds_left = None
    _save(exercise, *CLOCK)
    record("next round", exercise, by=by, round=exercise.round)


@transaction.atomic
def stop_clock(exercise: Exercise, *, by: User) -> None:
    """Let the clock stand still; what is left stays left."""
    _take_open(exercise, by)
    if exercise.round_started_at is None:
        return
    exercise.seconds_left = max(seconds_left(exercise), 0)
    exercise.round_started_at = None
    _save(exercise, *CLOCK)
    record("stop clock", exercise, by=by, round=exercise.round)


@transaction.atomic
def start_clock(exercise: Exercise, *, by: User) -> None:
    """Let the clock go on where it stood."""
    _take_open(exercise, by)
    if exercise.round_started_at is not None:
        return
    now = timezone.now()
    exercise.round_started_at = as_begun(exercise, seconds_left(exercise, now), now)
    exercise.seconds_left = None
    _save(exercise, *CLOCK)
    record("start clock", exercise, by=by, round=exercise.round)


@transaction.atomic
def give_a_minute(exercise: Exercise, *, by: User) -> None:
    """Give the tables a minute more; when the time is out, a minute from now."""
    _take_open(exercise, by)
    now = timezone.now()
    left = max(seconds_left(exercise, now), 0) + int(MORE.total_seconds())
    if exercise.round_started_at is None:
        exercise.seconds_left = left
    else:
        exercise.round_started_at = as_begun(exercise, left, now)
    _save(exercise, *CLOCK)
    record("give a minute", exercise, by=by, round=exercise.round)


def _take(exercise: Exercise, by: User) -> None:
    """Ask who leads, and take hold of the room and of the exercise as it is now."""
    if not may_lead_exercises(by, exercise.meeting):
        raise NotAllowed
    hold(exercise.meeting, "stage")
    next_version(exercise.meeting)
    hold(exercise, "stage", "rounds", *CLOCK)


def _take_open(exercise: Exercise, by: User) -> None:
    _take(exercise, by)
    if exercise.stage != ExerciseStage.OPEN:
        raise Invalid(_("The exercise is not open."))


def _save(exercise: Exercise, *fields: str) -> None:
    exercise.version += 1
    exercise.save(update_fields=[*fields, "version"])
