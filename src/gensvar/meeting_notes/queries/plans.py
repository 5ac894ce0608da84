"""Plans, their points, and the ideas that add to them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gensvar.exercises.models import Entry
from gensvar.kernel.days import today
from gensvar.meeting_notes.models import IdeaOutcome, Plan, PlanPoint, PointLink
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import READERS
from gensvar.organisations.policies import Visitor, bodies_within


def plans_visible_to(user: Visitor) -> QuerySet[Plan]:
    """Return the plans of a person's bodies, the latest first."""
    mine = bodies_within(user, *READERS)
    return Plan.objects.filter(body__in=mine).select_related("body")


def points_for(meeting: Meeting) -> QuerySet[PlanPoint]:
    """Return the points of the plans that the meeting's body works by today."""
    day = today()
    in_force = Q(plan__valid_to__isnull=True) | Q(plan__valid_to__gte=day)
    return (
        PlanPoint.objects.filter(in_force, plan__body=meeting.body_id)
        .select_related("plan")
        .order_by("-plan__valid_from", "plan", "position")
    )


def filed_under(entry: Entry) -> list[int]:
    """Return the ids of the points that an idea adds to."""
    rows = PointLink.objects.filter(entry=entry)
    return list(rows.values_list("point", flat=True))


@dataclass(frozen=True)
class Filed:
    """One idea under a point, the meeting it comes from, and what became of it."""

    entry: Entry
    meeting: Meeting
    outcome: IdeaOutcome | None


@dataclass(frozen=True)
class PointSeen:
    """One point of a plan with the ideas that add to it."""

    point: PlanPoint
    ideas: Sequence[Filed]


def points_of(plan: Plan) -> list[PointSeen]:
    """Return the points of a plan, each with its ideas in the order they came."""
    links = PointLink.objects.filter(
        point__plan=plan, entry__taken_back_at__isnull=True
    ).select_related("entry__exercise__meeting")
    found = list(links)
    outcomes = {
        row.entry_id: row
        for row in IdeaOutcome.objects.filter(
            entry__in=[link.entry_id for link in found]
        ).select_related("measure")
    }
    ideas: defaultdict[int, list[Filed]] = defaultdict(list)
    for link in found:
        meeting = link.entry.exercise.meeting
        filed = Filed(link.entry, meeting, outcomes.get(link.entry_id))
        ideas[link.point_id].append(filed)
    return [PointSeen(point, ideas[point.pk]) for point in plan.points.all()]
