"""Seats as they are read: for everyone without names, for a few with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gensvar.kernel.days import today
from gensvar.programmes.models import Programme, ProgrammeGroup, Seat, SeatHolder
from gensvar.programmes.queries import groups_in


def seats_in_force(programme: Programme) -> QuerySet[Seat]:
    """Return the seats of a programme that have not been withdrawn."""
    rows = Seat.objects.filter(programme=programme)
    return rows.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=today()))


@dataclass(frozen=True)
class SeatsOfGroup:
    """The seats of one group, none of them with a name."""

    group: ProgrammeGroup
    seats: tuple[Seat, ...]


def seats_by_group(programme: Programme) -> list[SeatsOfGroup]:
    """Return the groups that are met, each with its seats in force."""
    rows = list(seats_in_force(programme).select_related("group", "organisation"))
    return [
        SeatsOfGroup(group, tuple(seat for seat in rows if seat.group_id == group.pk))
        for group in groups_in(programme)
    ]


@dataclass(frozen=True)
class Held:
    """One seat, who holds it now or next, and who stands in."""

    seat: Seat
    holder: SeatHolder | None
    substitute: SeatHolder | None


def holders_of(programme: Programme, groups: Iterable[int] | None = None) -> list[Held]:
    """Return the seats in force with who holds them today, or who will next.

    Only for those who may read it (`may_read_seats`); the caller notes the reading.
    """
    seats = seats_in_force(programme).select_related("group", "organisation")
    if groups is not None:
        seats = seats.filter(group__in=list(groups))
    people = SeatHolder.objects.filter(seat__in=seats, ends_on__gte=today()).exclude(
        name=""
    )
    now: dict[tuple[int, bool], SeatHolder] = {}
    people = people.select_related("seat__organisation")
    for person in people.order_by("starts_on", "pk"):
        now.setdefault((person.seat_id, person.is_substitute), person)
    return [
        Held(seat, now.get((seat.pk, False)), now.get((seat.pk, True)))
        for seat in seats
    ]


def earlier_holders(programme: Programme) -> QuerySet[SeatHolder]:
    """Return the holders of periods that are over whose names still stand there."""
    rows = SeatHolder.objects.filter(
        seat__programme=programme, period__ends_on__lt=today()
    )
    return rows.exclude(name="")
