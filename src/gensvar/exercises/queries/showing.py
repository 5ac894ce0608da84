"""Which exercise the room sees, and how much of it."""

from gensvar.exercises.models import Ballot, Dot, Exercise, ExerciseStage


def shown_exercise(meeting: int) -> Exercise | None:
    """Return the exercise that the room works on: the open one, or the latest."""
    begun = Exercise.objects.filter(meeting=meeting, opened_at__isnull=False)
    open_now = begun.filter(stage=ExerciseStage.OPEN)
    return (
        open_now.order_by("-opened_at").first() or begun.order_by("-closed_at").first()
    )


def is_hidden(exercise: Exercise) -> bool:
    """Say whether the room does not see yet what is handed in."""
    return exercise.stage == ExerciseStage.OPEN and not exercise.shows_results


def state_of(exercise: Exercise | None) -> str:
    """Return what a page compares: when it is another, the page is loaded anew."""
    if exercise is None:
        return ""
    return f"{exercise.pk}.{exercise.stage}.{exercise.round}"


def handed_in(exercise: Exercise) -> int:
    """Return how many have voted: tables that rank, phones that put dots."""
    ballots = Ballot.objects.filter(exercise=exercise, replaced_at=None).count()
    if ballots:
        return ballots
    return Dot.objects.filter(exercise=exercise).values("voter").distinct().count()
