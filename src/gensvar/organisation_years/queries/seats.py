"""The seats of an organisation: in which programme, for how long, held or vacant.

Who holds a seat is not read here: that is read in the programme, and noted in the log.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from gensvar.programmes.models import Seat, SeatHolder, SeatPeriod


@dataclass(frozen=True)
class SeatOfOurs:
    """One seat on a day."""

    number: int
    programme__name: str
    programme__public_id: str
    is_shown: bool
    is_held: bool
    starts_on: date | None
    ends_on: date | None


def seats_of(family: Collection[int], day: date) -> list[SeatOfOurs]:
    """Return the seats that an organisation has on a day, by programme."""
    holders = SeatHolder.objects.filter(
        seat=OuterRef("pk"), starts_on__lte=day, ends_on__gte=day, is_substitute=False
    )
    periods = SeatPeriod.objects.filter(
        programme=OuterRef("programme"), starts_on__lte=day, ends_on__gte=day
    )
    rows = Seat.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
        Q(programme__ended_on__isnull=True) | Q(programme__ended_on__gte=day),
        organisation__in=family,
        programme__started_on__lte=day,
    ).annotate(
        is_held=Exists(holders.exclude(name="")),
        is_shown=Q(programme__published_at__isnull=False),
        starts_on=Subquery(periods.values("starts_on")[:1]),
        ends_on=Subquery(periods.values("ends_on")[:1]),
    )
    fields = ("number", "programme__name", "programme__public_id")
    extra = ("is_held", "is_shown", "starts_on", "ends_on")
    found = rows.order_by("programme__name", "programme", "number")
    return [SeatOfOurs(**row) for row in found.values(*fields, *extra)]
