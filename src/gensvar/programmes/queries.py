"""Programmes as their readers may see them."""

from django.db.models import Q, QuerySet
from django.http import Http404

from gensvar.kernel.days import today
from gensvar.organisations.policies import Visitor, bodies_within
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Group,
    Programme,
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
        .select_related("body")
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


def groups_not_covered(programme: Programme) -> list[Group]:
    """Return the national minorities a programme neither includes nor explains (S1-04).

    Only a programme for the national minorities is asked.
    """
    if programme.kind != ProgrammeKind.NATIONAL_MINORITIES:
        return []
    told = set(
        ProgrammeGroup.objects.filter(programme=programme).values_list(
            "group", flat=True
        )
    )
    return [group for group in NATIONAL_MINORITIES if group not in told]


def status_of(programme: Programme) -> StructureStatus | None:
    """Return what counts today about the structure, or nothing: then it is informal."""
    rows = StructureStatus.objects.filter(programme=programme, since__lte=today())
    return rows.select_related("body", "matter").order_by("-since", "-pk").first()


def structure_of(programme: Programme) -> Structure:
    """Return how far the structure of a programme is decided today (S1-05)."""
    status = status_of(programme)
    return Structure(status.status) if status else Structure.INFORMAL
