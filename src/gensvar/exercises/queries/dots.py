"""Dots by table: what stands on paper, and how many the people of a table have."""

from collections import Counter, defaultdict

from gensvar.exercises.models import Dot, Exercise, Seat, Source, Table


def paper_dots(exercise: Exercise) -> dict[int, dict[int, int]]:
    """Return the dots entered from paper, by table and option."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    rows = Dot.objects.filter(
        exercise=exercise, source=Source.PAPER, prompt__isnull=False
    )
    for table, option, number in rows.values_list("table", "prompt", "number"):
        found[table][option] = number
    return dict(found)


def room_for_dots(exercise: Exercise, table: Table) -> int | None:
    """Return how many dots a table has: those of each person who sits there.

    Where people change tables, the round with most people counts. None where nobody
    has been seated: then nobody knows how many sit at the table.
    """
    rounds = Counter(Seat.objects.filter(table=table).values_list("round", flat=True))
    return max(rounds.values()) * exercise.most_dots if rounds else None
