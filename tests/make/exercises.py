"""Exercises, tables and what tables hand in, made through the actions."""

from itertools import count
from typing import Any

from django.utils import timezone

from gensvar.exercises.actions.planning import add_exercise
from gensvar.exercises.actions.running import close_exercise, open_exercise
from gensvar.exercises.actions.tables import set_tables
from gensvar.exercises.actions.writing import write
from gensvar.exercises.models import Entry, Exercise, ExerciseKind, Prompt, Table
from gensvar.meetings.models import Meeting, MeetingStage
from tests.make.dialogues import officer_of
from tests.make.meetings import make_meeting

_keys = count(1)
STATIONS = (("Möjligheter", "vad kan bli bättre"), ("Risker", "vad kan gå fel"))


def fresh_key() -> str:
    """Return a key that no form has had."""
    return f"key-{next(_keys):08d}"


def begin(meeting: Meeting) -> Meeting:
    """Let a meeting be under way."""
    Meeting.objects.filter(pk=meeting.pk).update(
        stage=MeetingStage.UNDER_WAY, begun_at=timezone.now()
    )
    meeting.refresh_from_db()
    return meeting


def make_tables(number: int = 3, meeting: Meeting | None = None) -> list[Table]:
    """Return the tables of a meeting that is under way."""
    meeting = begin(meeting or make_meeting())
    return set_tables(meeting, number, by=officer_of(meeting.body))


def make_exercise(
    meeting: Meeting,
    kind: str = ExerciseKind.STATIONS,
    prompts: Any = STATIONS,
    *,
    opens: bool = True,
    **facts: Any,
) -> Exercise:
    """Plan an exercise, and open it."""
    facts.setdefault("title", "Fyra stationer")
    if kind in {ExerciseKind.QUESTIONS, ExerciseKind.TAKEN_ALONG}:
        prompts = ()
    by = officer_of(meeting.body)
    exercise = add_exercise(meeting, kind, facts, prompts, by=by)
    if opens:
        open_exercise(exercise, by=by)
    return exercise


def close(exercise: Exercise) -> None:
    """Close an exercise."""
    close_exercise(exercise, by=officer_of(exercise.meeting.body))


def prompts_of(exercise: Exercise) -> list[Prompt]:
    """Return the prompts of an exercise in order."""
    return list(exercise.prompts.all())


def make_idea(table: Table, prompt: Prompt, text: str = "Träffas oftare") -> Entry:
    """Let a table write an idea."""
    return write(table, prompt, fresh_key(), text).entry
