"""What other tables have written where a table is now."""

from collections.abc import Sequence

from django.db.models import QuerySet

from gensvar.exercises.models import Entry, Exercise, ExerciseKind, Prompt, Table
from gensvar.exercises.queries.results import standing_entries
from gensvar.exercises.queries.showing import is_hidden
from gensvar.exercises.rotation import station_of


def prompts_here(
    exercise: Exercise, table: Table, numbers: Sequence[int], prompts: Sequence[Prompt]
) -> list[int]:
    """Return where a table is: its station in this round, or all areas.

    `numbers` are the tables of the meeting in order: their places in the rotation.
    """
    here = [prompt.pk for prompt in prompts]
    if exercise.kind == ExerciseKind.STATIONS and prompts and table.pk in numbers:
        place = numbers.index(table.pk)
        return [here[station_of(place, max(exercise.round, 1), len(prompts))]]
    return here


def of_others(
    exercise: Exercise, table: Table, prompts: Sequence[int]
) -> QuerySet[Entry]:
    """Return the ideas of other tables, the last first; none while hidden."""
    rows = standing_entries([exercise]).filter(prompt__in=prompts)
    if is_hidden(exercise):
        return rows.none()
    return rows.exclude(table=table).order_by("-pk")
