"""Dots by table: what stands on paper, and how many the people of a table have."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Sum

from gensvar.exercises.models import Dot, Exercise, Seat, Source, Table
from gensvar.exercises.queries.seating import to_seat

# Where nobody at all is on the list of guests, a table has room for so many people.
PEOPLE_UNKNOWN = 20


@dataclass(frozen=True)
class Purse:
    """The dots that there are: those of each table's seats, and those that are shared.

    Shared are the dots of people who come and have no seat: they sit somewhere.
    """

    own: Mapping[int, int]
    shared: int

    @property
    def room(self) -> int:
        """Return how many dots there are in all."""
        return sum(self.own.values()) + self.shared

    def left(self, put: Mapping[int, int], table: int) -> int:
        """Return how many dots a table can still put, beside those `put` by tables."""
        beyond = sum(max(n - self.own.get(pk, 0), 0) for pk, n in put.items())
        here = max(self.own.get(table, 0) - put.get(table, 0), 0)
        return here + max(self.shared - beyond, 0)


def purse_of(exercise: Exercise) -> Purse:
    """Return the dots of an exercise: each who comes has as many, whatever phones say.

    Where people change tables, a table has those of its fullest round.
    """
    most, meeting = exercise.most_dots, exercise.meeting
    seats: dict[int, int] = {}
    counted = Seat.objects.filter(table__meeting=meeting).order_by()
    for table, _round, number in counted.values_list("table", "round").annotate(
        number=Count("pk")
    ):
        seats[table] = max(seats.get(table, 0), number)
    seated = Seat.objects.filter(table__meeting=meeting).values("guest")
    without = to_seat(meeting).exclude(pk__in=seated).count()
    if not seats and not without:
        tables = Table.objects.filter(meeting=meeting).values_list("pk", flat=True)
        seats = dict.fromkeys(tables, PEOPLE_UNKNOWN)
    return Purse({pk: n * most for pk, n in seats.items()}, without * most)


def dots_put(exercise: Exercise, but_not: str = "") -> dict[int, int]:
    """Return how many dots have been put at each table, except by one voter."""
    rows = Dot.objects.filter(exercise=exercise, table__isnull=False).order_by()
    counted = rows.exclude(voter=but_not).values_list("table")
    return {pk: n for pk, n in counted.annotate(n=Sum("number")) if pk is not None}


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
