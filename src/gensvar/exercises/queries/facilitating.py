"""What those who lead exercises see: exercises, tables, and what has come in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from gensvar.exercises.models import (
    Ballot,
    Confirmation,
    Entry,
    Exercise,
    ExerciseKind,
    Prompt,
    Table,
)
from gensvar.exercises.queries.dots import Purse, dots_put
from gensvar.exercises.queries.results import as_idea, standing_entries
from gensvar.exercises.results import Idea
from gensvar.meetings.models import AgendaItem, Meeting

# A question, area or option, and its hint.
Words = tuple[str, str]
WRITTEN = (ExerciseKind.STATIONS, ExerciseKind.IDEAS)


def exercises_of(meeting: Meeting) -> QuerySet[Exercise]:
    """Return the exercises of a meeting in order, with their number of prompts."""
    return Exercise.objects.filter(meeting=meeting).annotate(
        prompt_count=Count("prompts")
    )


def tables_of(meeting: Meeting) -> list[Table]:
    """Return the tables of a meeting by number."""
    return list(Table.objects.filter(meeting=meeting))


def areas_for(meeting: Meeting) -> tuple[Words, ...]:
    """Return the areas of the dialogue that a meeting belongs to (S4-013)."""
    if meeting.dialogue is None:
        return ()
    areas = meeting.dialogue.questions.filter(is_area=True)
    return tuple(areas.values_list("words", "hint"))


def rows_in(item: AgendaItem) -> tuple[Words, ...]:
    """Return the lines of an item of the agenda as areas; without any, its title."""
    lines = [line.strip(" \t-–•*") for line in item.words.splitlines()]
    said = list(dict.fromkeys(line[:300] for line in lines if line))
    return tuple((line, "") for line in said or [item.title])


@dataclass(frozen=True)
class Standing:
    """How far one table has come in one exercise."""

    table: Table
    written: int
    has_confirmed: bool
    has_voted: bool
    dots: int
    room: int

    @property
    def has_handed_in(self) -> bool:
        """Say whether anything has come from the table."""
        return bool(self.written or self.has_voted or self.dots)


def standings(
    exercise: Exercise, tables: list[Table], purse: Purse | None = None
) -> list[Standing]:
    """Return how far each table has come: as many questions for any number of tables.

    Only what tables hand in to this kind of exercise is asked for. `purse` says how
    many dots there are.
    """
    written, dots = {}, {}
    room: Mapping[int, int] = {}
    confirmed, voted = set(), set()
    if exercise.kind in WRITTEN:
        written = _by_table(live_entries(exercise))
        confirmed = set(
            Confirmation.objects.filter(
                exercise=exercise, reopened_at__isnull=True
            ).values_list("table", flat=True)
        )
    elif exercise.kind == ExerciseKind.RANKING:
        voted = {ballot.table_id for ballot in standing_ballots(exercise)}
    elif exercise.kind == ExerciseKind.DOTS:
        dots, room = dots_put(exercise), purse.own if purse else {}
    return [
        Standing(
            table,
            written.get(table.pk, 0),
            table.pk in confirmed,
            table.pk in voted,
            dots.get(table.pk, 0),
            room.get(table.pk, 0),
        )
        for table in tables
    ]


def _by_table(rows: QuerySet[Entry]) -> dict[int, int]:
    counted = rows.order_by().values_list("table").annotate(number=Count("pk"))
    return dict(counted)


def live_entries(exercise: Exercise) -> QuerySet[Entry]:
    """Return what stands: neither written anew nor taken back."""
    return Entry.objects.filter(
        exercise=exercise, replaced_by__isnull=True, taken_back_at__isnull=True
    )


def prompts_of(exercise: Exercise) -> list[Prompt]:
    """Return the stations, areas or options of an exercise in order."""
    return list(exercise.prompts.all())


LATEST = 60


def latest_ideas(exercise: Exercise) -> dict[int, list[Idea]]:
    """Return the ideas that came or changed last by their prompt, the last first."""
    found: dict[int, list[Idea]] = {}
    for entry in standing_entries([exercise]).order_by("-version", "-pk")[:LATEST]:
        found.setdefault(entry.prompt_id, []).append(as_idea(entry))
    return found


def standing_ballots(exercise: Exercise) -> list[Ballot]:
    """Return the ballots that count, with their tables, in the order they were cast."""
    found = Ballot.objects.filter(exercise=exercise, replaced_at__isnull=True)
    return list(found.select_related("table"))
