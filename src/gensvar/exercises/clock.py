"""The clock of a round: always the server's, since clocks on phones go wrong."""

from datetime import datetime, timedelta

from django.utils import timezone

from gensvar.exercises.models import Exercise

MINUTE = 60


def seconds_left(exercise: Exercise, now: datetime | None = None) -> int:
    """Return how many seconds of the round are left; less than none when it is over."""
    whole = exercise.round_minutes * MINUTE
    if exercise.round_started_at is None:
        return whole if exercise.seconds_left is None else exercise.seconds_left
    gone = (now or timezone.now()) - exercise.round_started_at
    return whole - int(gone.total_seconds())


def ends_at(exercise: Exercise) -> datetime | None:
    """Return when the round ends; nothing while the clock stands still."""
    if exercise.round_started_at is None:
        return None
    return exercise.round_started_at + timedelta(minutes=exercise.round_minutes)


def as_begun(exercise: Exercise, left: int, now: datetime) -> datetime:
    """Return when a round with so many seconds left must have begun."""
    return now - timedelta(seconds=exercise.round_minutes * MINUTE - left)


def written(seconds: int) -> str:
    """Return minutes and seconds as on a clock: 9:05, and –0:30 when it is over."""
    sign = "–" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), MINUTE)
    return f"{sign}{minutes}:{rest:02d}"
