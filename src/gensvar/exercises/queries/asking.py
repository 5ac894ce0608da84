"""The queue of a question round, and what each recipient takes along."""

from collections.abc import Sequence
from dataclasses import dataclass

from gensvar.exercises.models import (
    AskedQuestion,
    AskedState,
    Exercise,
    Table,
    TakenAlong,
)
from gensvar.exercises.queries.results import as_idea, standing_entries
from gensvar.meetings.models import Meeting

MOST_IDEAS = 60
LONGEST = 140


@dataclass(frozen=True)
class Questions:
    """The questions of a round: who speaks, who waits, and those that are done with."""

    now: tuple[AskedQuestion, ...]
    waiting: tuple[AskedQuestion, ...]
    before: tuple[AskedQuestion, ...]

    @property
    def everything(self) -> tuple[AskedQuestion, ...]:
        """Return all questions."""
        return (*self.now, *self.waiting, *self.before)


def questions_of(exercise: Exercise) -> Questions:
    """Return the questions of a round in the order in which they are asked."""
    rows = list(
        AskedQuestion.objects.filter(exercise=exercise)
        .select_related("table")
        .prefetch_related("replies")
    )
    speaks = [row for row in rows if row.speaks_from and not row.speaks_until]
    waits = [
        row for row in rows if row.speaks_from is None and row.state == AskedState.OPEN
    ]
    kept = {row.pk for row in (*speaks, *waits)}
    return Questions(
        tuple(speaks), tuple(waits), tuple(row for row in rows if row.pk not in kept)
    )


def silent_tables(
    tables: Sequence[Table], questions: Sequence[AskedQuestion]
) -> list[int]:
    """Return the numbers of the tables that have not asked anything."""
    asked = {row.table_id for row in questions}
    return [table.number for table in tables if table.pk not in asked]


def ideas_to_take(meeting: Meeting) -> list[tuple[int, str]]:
    """Return the ideas of a meeting that somebody may take along, stressed first."""
    exercises = Exercise.objects.filter(meeting=meeting)
    found = [as_idea(entry) for entry in standing_entries(exercises)]
    found.sort(key=lambda idea: (-idea.emphasis, -len(idea.stressed_by), idea.id))
    return [(idea.id, _short(idea.text)) for idea in found[:MOST_IDEAS]]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def taken_by_recipient(exercise: Exercise) -> list[tuple[str, list[TakenAlong]]]:
    """Return what is taken along, gathered by who takes it, in the order it came."""
    found: dict[str, list[TakenAlong]] = {}
    rows = TakenAlong.objects.filter(exercise=exercise).prefetch_related("entries")
    for row in rows:
        found.setdefault(row.by, []).append(row)
    return list(found.items())
