"""Planning exercises: adding, changing, ordering and removing them before they open."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises.models import Exercise, ExerciseKind, ExerciseStage, Prompt
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import Meeting, MeetingStage

# A question, area or option, and its hint.
Words = tuple[str, str]
ENDED = (MeetingStage.ENDED, MeetingStage.CANCELLED)
ASKS_NOTHING = (ExerciseKind.QUESTIONS, ExerciseKind.TAKEN_ALONG)
FEWEST_TO_RANK = 2
MOST_PROMPTS = 30
MOST_ROUNDS = 30
MOST_MINUTES = 240


@transaction.atomic
def add_exercise(
    meeting: Meeting,
    kind: str,
    facts: Mapping[str, Any],
    prompts: Sequence[Words] = (),
    *,
    by: User,
) -> Exercise:
    """Add an exercise last; `facts` are fields of Exercise by name.

    Raises NotAllowed, or Invalid at what cannot be right.
    """
    # Any: the values of any field.
    if not may_lead_exercises(by, meeting):
        raise NotAllowed
    if kind not in ExerciseKind.values:
        raise Invalid(_("Choose what the tables do."), "kind")
    _check_meeting(meeting)
    said = cleaned(prompts)
    check(kind, facts, said)
    last = Exercise.objects.filter(meeting=meeting).aggregate(last=Max("position"))
    exercise = Exercise.objects.create(
        meeting=meeting,
        kind=kind,
        position=0 if last["last"] is None else last["last"] + 1,
        created_by=by,
        **facts,
    )
    _write_prompts(exercise, said)
    record("add exercise", exercise, by=by, meeting=meeting.pk, kind=kind)
    return exercise


@transaction.atomic
def change_exercise(
    exercise: Exercise,
    seen_version: int,
    facts: Mapping[str, Any],
    prompts: Sequence[Words],
    *,
    by: User,
) -> None:
    """Change an exercise that has not begun. Raises Stale when somebody was first."""
    # Any: the values of any field.
    _ask(exercise, by)
    said = cleaned(prompts)
    check(exercise.kind, facts, said)
    save_if_current(exercise, seen_version, facts)
    exercise.prompts.all().delete()
    _write_prompts(exercise, said)
    record("change exercise", exercise, by=by, fields=sorted(facts))


@transaction.atomic
def move_exercise(exercise: Exercise, *, up: bool, by: User) -> None:
    """Move an exercise one step up or down among those of its meeting."""
    if not may_lead_exercises(by, exercise.meeting):
        raise NotAllowed
    hold(exercise.meeting, "stage")
    rows = list(Exercise.objects.filter(meeting=exercise.meeting))
    place = next(n for n, row in enumerate(rows) if row.pk == exercise.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows):
        row.position = position
    Exercise.objects.bulk_update(rows, ["position"])
    record("move exercise", exercise, by=by, up=up)


@transaction.atomic
def remove_exercise(exercise: Exercise, *, by: User) -> None:
    """Take away an exercise that has not begun."""
    _ask(exercise, by)
    record("remove exercise", exercise, by=by, kind=exercise.kind)
    exercise.delete()


@transaction.atomic
def rank_areas_of(ideas: Exercise, title: str, *, by: User) -> Exercise:
    """Add a ranking of the areas that the tables write ideas under (S4-012)."""
    areas = [(prompt.words, prompt.hint) for prompt in ideas.prompts.all()]
    facts = {"title": title, "item": ideas.item, "shows_results": False}
    return add_exercise(ideas.meeting, ExerciseKind.RANKING, facts, areas, by=by)


def cleaned(prompts: Sequence[Words]) -> list[Words]:
    """Return prompts without blanks around them, and without those left empty.

    Raises Invalid when two are alike, or there are too many.
    """
    said = [(words.strip(), hint.strip()) for words, hint in prompts if words.strip()]
    names = [words.casefold() for words, _hint in said]
    twice = next((said[n][0] for n, name in enumerate(names) if name in names[:n]), "")
    if twice:
        raise Invalid(_("“%(words)s” stands twice.") % {"words": twice}, "prompts")
    if len(said) > MOST_PROMPTS:
        raise Invalid(
            _("Write at most %(most)s rows.") % {"most": MOST_PROMPTS}, "prompts"
        )
    return said


def check(kind: str, facts: Mapping[str, Any], prompts: Sequence[Words]) -> None:
    """Refuse what no table could do, each at its field."""
    # Any: the values of any field.
    if not str(facts.get("title", "–")).strip():
        raise Invalid(_("Write what the exercise is called."), "title")
    if kind == ExerciseKind.RANKING and len(prompts) < FEWEST_TO_RANK:
        raise Invalid(_("Write at least two things to rank."), "prompts")
    if kind not in ASKS_NOTHING and not prompts:
        raise Invalid(_("Write at least one row: what the tables work on."), "prompts")
    if not 1 <= facts.get("rounds", 1) <= MOST_ROUNDS:
        raise Invalid(_("Choose between 1 and 30 rounds."), "rounds")
    if not 1 <= facts.get("round_minutes", 1) <= MOST_MINUTES:
        raise Invalid(_("A round is between 1 and 240 minutes."), "round_minutes")
    if not 1 <= facts.get("most_dots", 1) <= MOST_PROMPTS:
        raise Invalid(_("Give each between 1 and 30 dots."), "most_dots")


def _ask(exercise: Exercise, by: User) -> None:
    if not may_lead_exercises(by, exercise.meeting):
        raise NotAllowed
    _check_meeting(exercise.meeting)
    hold(exercise, "stage")
    if exercise.stage != ExerciseStage.PLANNED:
        raise Invalid(_("The exercise has begun, so it stays as it is."))


def _check_meeting(meeting: Meeting) -> None:
    hold(meeting, "stage")
    if meeting.stage in ENDED:
        raise Invalid(_("The meeting is over, so its exercises stay as they are."))


def _write_prompts(exercise: Exercise, prompts: Sequence[Words]) -> None:
    Prompt.objects.bulk_create(
        Prompt(exercise=exercise, position=place, words=words, hint=hint)
        for place, (words, hint) in enumerate(prompts)
    )
