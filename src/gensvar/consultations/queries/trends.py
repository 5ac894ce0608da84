"""Participation and initiative over the years, by group and never by person.

A meeting counts for each group that it is held with, and so do those who came to it
and what was proposed to it: what is counted of a group is of its meetings. People who
were registered as having come and people who were only reported are told apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from gensvar.consultations.small import Shown, shown
from gensvar.meetings.models import (
    AgendaItem,
    Guest,
    ItemState,
    Meeting,
    MeetingGroup,
    MeetingStage,
    Side,
)
from gensvar.programmes.models import Programme, ProgrammeBody, ProgrammeGroup


@dataclass(frozen=True)
class GroupYear:
    """One group in one year; `group` is None for the programme as a whole."""

    group: ProgrammeGroup | None
    meetings: int
    came: Shown
    reported: Shown
    items_of_group: int
    items_of_region: int


def meetings_of_year(
    programme: Programme, year: int, group: int | None = None
) -> QuerySet[Meeting]:
    """Return the meetings of a year that were held, perhaps with one group."""
    rows = Meeting.objects.filter(
        programme=programme, starts_at__year=year, stage=MeetingStage.ENDED
    )
    return rows.filter(groups__group=group) if group else rows


def items_of(meetings: Iterable[int]) -> QuerySet[AgendaItem]:
    """Return the items that were proposed to some meetings, but for moved ones."""
    rows = AgendaItem.objects.filter(meeting__in=meetings)
    return rows.exclude(state=ItemState.MOVED).select_related("meeting", "matter")


def _pairs(rows: "QuerySet[AgendaItem] | QuerySet[Guest]") -> dict[int, int]:
    return dict(rows.values_list("meeting").annotate(count=Count("pk")).order_by())


def group_years(
    programme: Programme, groups: Iterable[ProgrammeGroup], year: int
) -> list[GroupYear]:
    """Return a year of each group, and of the programme as a whole at the end."""
    reported = dict(
        meetings_of_year(programme, year).values_list("pk", "reported_persons")
    )
    held = set(reported)
    came = _pairs(
        Guest.objects.filter(
            meeting__in=held, side=Side.OTHER, arrived_at__isnull=False
        )
    )
    theirs = _pairs(items_of(held).filter(proposed_side=Side.OTHER))
    ours = _pairs(items_of(held).filter(proposed_side=Side.REGION))
    with_group: dict[int, set[int]] = {}
    for meeting, group in MeetingGroup.objects.filter(meeting__in=held).values_list(
        "meeting", "group"
    ):
        with_group.setdefault(group, set()).add(meeting)

    def counted(group: ProgrammeGroup | None, of: set[int]) -> GroupYear:
        known = [n for pk in of if (n := reported[pk]) is not None]
        return GroupYear(
            group,
            len(of),
            shown(sum(came.get(pk, 0) for pk in of)),
            shown(sum(known) if known else None),
            sum(theirs.get(pk, 0) for pk in of),
            sum(ours.get(pk, 0) for pk in of),
        )

    rows = [counted(group, with_group.get(group.pk, set())) for group in groups]
    return [*rows, counted(None, held)]


def administrations_in(programme: Programme, year: int) -> QuerySet[ProgrammeBody]:
    """Return the administrations that took part in a year, beside the owner."""
    return (
        ProgrammeBody.objects.filter(programme=programme, joined_on__year__lte=year)
        .filter(Q(left_on__isnull=True) | Q(left_on__year__gte=year))
        .select_related("body")
    )
