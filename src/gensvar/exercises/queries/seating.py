"""Who sits where: for the list of a meeting, and for one guest."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gensvar.exercises.models import Seat, SeatingPlan
from gensvar.meetings.models import Guest, GuestState, Meeting


@dataclass(frozen=True)
class SeatedGuest:
    """A guest, and the number of the table in each round; 0 where there is none."""

    guest: Guest
    tables: tuple[int, ...]

    @property
    def is_late(self) -> bool:
        """Say whether the guest lacks a seat in some round."""
        return 0 in self.tables or not self.tables


@dataclass(frozen=True)
class SeatOf:
    """Where one guest sits in one round."""

    round: int
    table: int
    name: str


def to_seat(meeting: Meeting) -> QuerySet[Guest]:
    """Return those who come or have come, and have not left."""
    here = Q(state=GuestState.ACCEPTED) | Q(arrived_at__isnull=False)
    return Guest.objects.filter(here, meeting=meeting, left_at__isnull=True)


def plan_of(meeting: Meeting) -> SeatingPlan | None:
    """Return how a meeting was seated, if it was."""
    return SeatingPlan.objects.filter(meeting=meeting).first()


def seated(meeting: Meeting, rounds: int) -> list[SeatedGuest]:
    """Return everyone who should sit, by name, with their tables."""
    at: dict[int, dict[int, int]] = defaultdict(dict)
    seats = Seat.objects.filter(table__meeting=meeting)
    for guest, number, table in seats.values_list("guest", "round", "table__number"):
        at[guest][number] = table
    guests = to_seat(meeting).select_related("organisation", "body")
    return [
        SeatedGuest(
            guest,
            tuple(at[guest.pk].get(number, 0) for number in range(1, rounds + 1)),
        )
        for guest in guests
    ]


def seats_of(guest: int) -> list[SeatOf]:
    """Return where one guest sits, round by round."""
    found = Seat.objects.filter(guest=guest).order_by("round")
    return [
        SeatOf(*row)
        for row in found.values_list("round", "table__number", "table__name")
    ]
