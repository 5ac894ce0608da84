"""Leading an exercise: what goes on now, the clock, the rounds, and who is where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.models import User
from gensvar.accounts.requests import SignedInRequest
from gensvar.exercises.actions import running
from gensvar.exercises.actions.planning import ASKS_NOTHING
from gensvar.exercises.clock import ends_at, seconds_left, written
from gensvar.exercises.models import (
    Board,
    Exercise,
    ExerciseKind,
    ExerciseStage,
    Prompt,
    Table,
)
from gensvar.exercises.queries.dots import purse_of
from gensvar.exercises.queries.facilitating import (
    WRITTEN,
    latest_ideas,
    prompts_of,
    standings,
    tables_of,
)
from gensvar.exercises.queries.showing import state_of
from gensvar.exercises.results import Idea
from gensvar.exercises.rotation import stations_in
from gensvar.exercises.views.shared import exercise_in, led_meeting, tell_refusal
from gensvar.kernel import addresses
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def lead(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Show what goes on in an exercise, and do what a button asks for."""
    found = led_meeting(request, meeting)
    exercise = exercise_in(found, pk)
    if request.method == "POST":
        _do(request, exercise)
        return redirect("lead-exercise", found.pk, exercise.pk)
    if exercise.kind in ASKS_NOTHING and exercise.stage != ExerciseStage.PLANNED:
        pages = {ExerciseKind.QUESTIONS: "asked", ExerciseKind.TAKEN_ALONG: "taken"}
        return redirect(pages[ExerciseKind(exercise.kind)], found.pk, exercise.pk)
    context = {"meeting": found, **_what_goes_on(exercise)}
    return render(request, "exercises/lead.html", context)


def _what_goes_on(exercise: Exercise) -> dict[str, object]:
    """Return what the page shows: the clock, who is where, and what came in."""
    # The board first: what comes after it is told by the live log.
    board = Board.objects.filter(meeting=exercise.meeting_id).first()
    is_planned = exercise.stage == ExerciseStage.PLANNED
    writes = exercise.kind in WRITTEN
    tables = tables_of(exercise.meeting)
    prompts = prompts_of(exercise)
    purse = purse_of(exercise) if exercise.kind == ExerciseKind.DOTS else None
    rows = [] if is_planned else standings(exercise, tables, purse)
    return {
        **_clock(exercise),
        **_live(exercise, board),
        "exercise": exercise,
        "missing": running.missing_to_open(exercise) if is_planned else [],
        "stations": _stations(exercise, prompts, tables),
        "standings": rows,
        "put": sum(row.dots for row in rows),
        "room": purse.room if purse else 0,
        "places": _places(exercise, prompts) if writes and not is_planned else [],
        "writes": writes,
        "asks_tables": exercise.kind not in ASKS_NOTHING,
    }


def _clock(exercise: Exercise) -> dict[str, object]:
    seconds = seconds_left(exercise, timezone.now())
    return {
        "ends_at": ends_at(exercise),
        "clock": written(seconds),
        "seconds": seconds,
        "has_next": exercise.round < exercise.rounds,
    }


def _live(exercise: Exercise, board: Board | None) -> dict[str, object]:
    """Return where the page asks for news, and what the whole room sees."""
    if board is None:
        return {}
    return {
        "board": board,
        "wall": addresses.screen(board.key),
        "news": addresses.screen_news(board.key),
        "state": state_of(exercise),
    }


def _do(request: SignedInRequest, exercise: Exercise) -> None:
    """Do what was asked for, or say why not."""
    asked, by = request.POST.get("do", ""), request.user
    seen = whole(request.POST.get("round", ""))
    try:
        if asked == "next":
            running.next_round(exercise, seen, by=by)
        elif asked in VERBS:
            VERBS[asked](exercise, by)
    except Stale:
        tell_error(request, _("Somebody has already begun another round."))
    except (Invalid, NotYet) as refusal:
        tell_refusal(request, refusal)
    else:
        _tell(request, exercise, asked)


def _open(exercise: Exercise, by: User) -> None:
    running.open_exercise(exercise, by=by)


def _close(exercise: Exercise, by: User) -> None:
    running.close_exercise(exercise, by=by)


def _stop(exercise: Exercise, by: User) -> None:
    running.stop_clock(exercise, by=by)


def _start(exercise: Exercise, by: User) -> None:
    running.start_clock(exercise, by=by)


def _minute(exercise: Exercise, by: User) -> None:
    running.give_a_minute(exercise, by=by)


VERBS: dict[str, Callable[[Exercise, User], None]] = {
    "open": _open,
    "close": _close,
    "stop": _stop,
    "start": _start,
    "minute": _minute,
}


def _tell(request: SignedInRequest, exercise: Exercise, asked: str) -> None:
    if asked == "close":
        here = reverse("reopen-exercise", args=[exercise.meeting_id, exercise.pk])
        tell_done(request, _("The exercise is closed."), undo=here)
    elif asked == "next":
        said = _("Round %(round)s of %(rounds)s has begun.")
        facts = {"round": exercise.round, "rounds": exercise.rounds}
        tell_done(request, said % facts)


@require_POST
@signed_in
def reopen(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Take back that an exercise was closed."""
    exercise = exercise_in(led_meeting(request, meeting), pk)
    try:
        running.open_exercise(exercise, by=request.user)
        tell_done(request, _("The exercise is open again. The clock stands still."))
    except (Invalid, NotYet) as refusal:
        tell_refusal(request, refusal)
    return redirect("lead-exercise", meeting, pk)


@dataclass(frozen=True)
class AtStation:
    """One station: the tables that are there now, and those that come next."""

    prompt: Prompt
    now: Sequence[Table]
    then: Sequence[Table]


def _stations(
    exercise: Exercise, prompts: Sequence[Prompt], tables: Sequence[Table]
) -> list[AtStation]:
    """Return who is at which station now, and who in the next round."""
    if exercise.kind != ExerciseKind.STATIONS or not prompts:
        return []
    this = max(exercise.round, 1)
    here = stations_in(this, len(tables), len(prompts))
    then = stations_in(this + 1, len(tables), len(prompts))
    if this >= exercise.rounds:
        then = [[] for _prompt in prompts]
    return [
        AtStation(prompt, [tables[n] for n in now], [tables[n] for n in later])
        for prompt, now, later in zip(prompts, here, then, strict=True)
    ]


@dataclass(frozen=True)
class AtPlace:
    """One station or area, with the ideas that came last."""

    prompt: Prompt
    ideas: Sequence[Idea]


def _places(exercise: Exercise, prompts: Sequence[Prompt]) -> list[AtPlace]:
    """Return what came last, by station or area."""
    latest = latest_ideas(exercise)
    return [AtPlace(prompt, latest.get(prompt.pk, [])) for prompt in prompts]
