"""Programmes as their readers may see them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from gensvar.accounts.models import User
from gensvar.kernel.days import today
from gensvar.organisations.policies import Visitor, bodies_within
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    AdministrativeArea,
    Group,
    Programme,
    ProgrammeBody,
    ProgrammeGroup,
    ProgrammeKind,
    Structure,
    StructureStatus,
)
from gensvar.programmes.policies import READERS


def programmes_visible_to(user: Visitor) -> QuerySet[Programme]:
    """Return the programmes of a person's bodies, and those they take part in."""
    mine = bodies_within(user, *READERS)
    day = today()
    part = Q(bodies__body__in=mine, bodies__joined_on__lte=day) & (
        Q(bodies__left_on__isnull=True) | Q(bodies__left_on__gte=day)
    )
    return (
        Programme.objects.filter(Q(body__in=mine) | part)
        .select_related("body", "coordinator")
        .distinct()
    )


def programme_for(user: Visitor, number: int) -> Programme:
    """Return a programme that a person may read, or raise Http404."""
    found = programmes_visible_to(user).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def groups_in(programme: Programme) -> QuerySet[ProgrammeGroup]:
    """Return the groups that a programme includes."""
    return ProgrammeGroup.objects.filter(programme=programme, is_included=True)


def groups_not_covered(
    programme: Programme, rows: Iterable[ProgrammeGroup] | None = None
) -> list[Group]:
    """Return the national minorities a programme neither includes nor explains (S1-04).

    Only a programme for the national minorities is asked. `rows` are its groups, where
    the caller has read them already.
    """
    if programme.kind != ProgrammeKind.NATIONAL_MINORITIES:
        return []
    known = ProgrammeGroup.objects.filter(programme=programme) if rows is None else rows
    told = {row.group for row in known}
    return [group for group in NATIONAL_MINORITIES if group not in told]


def status_of(programme: Programme) -> StructureStatus | None:
    """Return what counts today about the structure, or nothing: then it is informal."""
    rows = StructureStatus.objects.filter(programme=programme, since__lte=today())
    return rows.select_related("body", "matter").order_by("-since", "-pk").first()


def structure_of(programme: Programme) -> Structure:
    """Return how far the structure of a programme is decided today (S1-05)."""
    status = status_of(programme)
    return Structure(status.status) if status else Structure.INFORMAL


def may_be_joined_by(user: User) -> QuerySet[Programme]:
    """Return the programmes under way that a person's bodies have no part in yet.

    That a programme exists is no secret among those who work here (S1-43).
    """
    known = programmes_visible_to(user).values("pk")
    return under_way().exclude(pk__in=known)


def takes_part_by_year(programme: Programme) -> list[tuple[int, int]]:
    """Return how many administrations took part each year, the owner not counted."""
    rows = list(
        ProgrammeBody.objects.filter(programme=programme).values_list(
            "body", "joined_on", "left_on"
        )
    )
    last = min(programme.ended_on or today(), today()).year
    return [
        (
            year,
            len(
                {
                    body
                    for body, joined, left in rows
                    if joined.year <= year and (left is None or left.year >= year)
                }
            ),
        )
        for year in range(programme.started_on.year, last + 1)
    ]


def statuses_of(programme: Programme) -> QuerySet[StructureStatus]:
    """Return everything that was decided about the structure, the latest first."""
    rows = StructureStatus.objects.filter(programme=programme)
    return rows.select_related("body", "matter").order_by("-since", "-pk")


def structures_of(programmes: Iterable[Programme]) -> dict[int, Structure]:
    """Return how far the structure of each programme is decided today.

    One that nothing is said of stands not there: it is informal.
    """
    rows = StructureStatus.objects.filter(
        programme__in=[one.pk for one in programmes], since__lte=today()
    )
    found = rows.order_by("since", "pk").values_list("programme", "status")
    return {programme: Structure(status) for programme, status in found}


def areas_on(day: date) -> list[AdministrativeArea]:
    """Return the administrative areas that the region belongs to on a day (S1-03)."""
    rows = AdministrativeArea.objects.filter(since__lte=day)
    return list(rows.filter(Q(until__isnull=True) | Q(until__gte=day)))


def under_way() -> QuerySet[Programme]:
    """Return the programmes that have not ended."""
    ahead = Q(ended_on__isnull=True) | Q(ended_on__gte=today())
    return Programme.objects.filter(ahead)


def coordinated_by(user: User) -> QuerySet[Programme]:
    """Return the programmes under way that a person coordinates."""
    return under_way().filter(coordinator=user)


def policy_areas(programmes: QuerySet[Programme]) -> list[str]:
    """Return the policy areas that some programmes belong to, by name (S4-100)."""
    rows = programmes.exclude(policy_area="").order_by("policy_area")
    return list(rows.values_list("policy_area", flat=True).distinct())
