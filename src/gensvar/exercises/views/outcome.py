"""What came out of one exercise: ideas by station, a ranking read right, dots."""

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exercises.models import Exercise, ExerciseKind, Source
from gensvar.exercises.policies import may_lead_exercises
from gensvar.exercises.queries.dots import paper_dots
from gensvar.exercises.queries.facilitating import standing_ballots
from gensvar.exercises.queries.results import result_of
from gensvar.exercises.readings import told
from gensvar.exercises.results import ExerciseResult
from gensvar.exercises.views.shared import exercise_in, read_meeting
from gensvar.ui.shapes import Bar


@dataclass(frozen=True)
class CastBallot:
    """One ballot as it was cast: the table, its places in the order of the options."""

    table: int
    places: tuple[int | None, ...]
    is_whole: bool
    is_paper: bool


@signed_in
def outcome(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Show what came out of an exercise, also while it goes on."""
    found = read_meeting(request, meeting)
    exercise = exercise_in(found, pk)
    result = result_of(exercise, with_unconfirmed=True)
    context: dict[str, object] = {
        "meeting": found,
        "exercise": exercise,
        "result": result,
        "may_lead": may_lead_exercises(request.user, found),
        "ideas": sum(len(prompt.ideas) for prompt in result.prompts),
        "stressed": request.GET.get("betonade") == "1",
    }
    if exercise.kind == ExerciseKind.RANKING:
        context |= _ranking(exercise, result)
    if exercise.kind == ExerciseKind.DOTS:
        context["dots"] = [Bar(one.words, one.dots) for one in result.prompts]
        paper = paper_dots(exercise).values()
        context["paper_dots"] = sum(sum(numbers.values()) for numbers in paper)
    return render(request, "exercises/outcome.html", context)


def _ranking(exercise: Exercise, result: ExerciseResult) -> dict[str, object]:
    if result.account is None:
        return {}
    read = told(result.account)
    ballots = standing_ballots(exercise)
    order = [str(prompt.id) for prompt in result.prompts]
    whole = list(range(1, len(order) + 1))
    return {
        "read": read,
        "bars": [Bar(name, _as_bar(points)) for name, points in read.points],
        "ballots": [
            CastBallot(
                ballot.table.number,
                tuple(ballot.places.get(option) for option in order),
                sorted(ballot.places.values()) == whole,
                ballot.source == Source.PAPER,
            )
            for ballot in sorted(ballots, key=lambda one: one.table.number)
        ],
    }


def _as_bar(points: Fraction) -> int | float:
    """Return whole points without decimals; the exact ones stand in the table."""
    return int(points) if points.denominator == 1 else float(points)
