"""Meetings that are shared with other authorities, and what each decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gensvar.consultations.models import JointMeeting, OwnDecision
from gensvar.consultations.queries.items import Row, rows_for
from gensvar.meetings.agreed import on_the_agenda
from gensvar.meetings.models import Meeting
from gensvar.programmes.models import Programme


@dataclass(frozen=True)
class Beside:
    """One item: what it led to here, and what the others decided about it."""

    row: Row
    decisions: Sequence[OwnDecision]


def shared_with(meeting: Meeting) -> QuerySet[JointMeeting]:
    """Return the authorities that share a meeting, by name."""
    rows = JointMeeting.objects.filter(meeting=meeting)
    return rows.select_related("organisation", "meeting")


def decisions_at(meeting: Meeting) -> list[OwnDecision]:
    """Return what the others decided of a meeting, the first one first."""
    rows = OwnDecision.objects.filter(joint__meeting=meeting)
    return list(rows.select_related("joint__organisation", "item"))


def side_by_side(meeting: Meeting, decisions: list[OwnDecision]) -> list[Beside]:
    """Return the items of a meeting with each authority's own decisions beside."""
    items = on_the_agenda(meeting.items.select_related("meeting", "matter"))
    return [
        Beside(row, [one for one in decisions if one.item_id == row.item.pk])
        for row in rows_for(items)
    ]


def shared_in(programme: Programme) -> QuerySet[JointMeeting]:
    """Return what is shared of the meetings of a programme, the latest first."""
    rows = JointMeeting.objects.filter(meeting__programme=programme)
    return rows.select_related("meeting", "organisation").order_by(
        "-meeting__starts_at", "meeting", "organisation__name"
    )
