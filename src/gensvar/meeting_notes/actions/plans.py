"""Entering the plan both sides work by, and filing ideas under its points."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises.models import Entry
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meeting_notes.models import Plan, PlanPoint, PointLink
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.plans import points_for
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_begin_meeting
from gensvar.organisations.models import Body

MOST_POINTS, LONGEST = 60, 300


@transaction.atomic
def enter_plan(  # noqa: PLR0913 -- a plan has that many facts
    body: Body,
    name: str,
    points: Sequence[str],
    *,
    valid_from: date,
    by: User,
    valid_to: date | None = None,
    address: str = "",
) -> Plan:
    """Enter a plan with its points, in order. Raises NotAllowed and Invalid."""
    if not may_begin_meeting(by, body):
        raise NotAllowed
    if valid_to is not None and valid_to < valid_from:
        raise Invalid(_("It ends before it begins. Change one of them."), "valid_to")
    kept = list(dict.fromkeys(p for one in points if (p := " ".join(one.split()))))
    if not kept:
        raise Invalid(_("Write at least one point, each on its own line."), "points")
    if len(kept) > MOST_POINTS:
        raise Invalid(_("A plan has at most sixty points here."), "points")
    if any(len(point) > LONGEST for point in kept):
        raise Invalid(_("One of the points is too long. Shorten it."), "points")
    plan = Plan.objects.create(
        body=body,
        name=name.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        address=address,
        created_by=by,
    )
    PlanPoint.objects.bulk_create(
        PlanPoint(plan=plan, position=place, words=words)
        for place, words in enumerate(kept)
    )
    record("enter plan", plan, by=by, body=body.pk, points=len(kept))
    return plan


@transaction.atomic
def file_idea(
    meeting: Meeting, entry: Entry, points: Collection[int], *, by: User
) -> None:
    """Say which points of a plan an idea adds to; those left out no longer hold it."""
    if not may_keep_notes(by, meeting) or entry.exercise.meeting_id != meeting.pk:
        raise NotAllowed
    hold(entry, "version")
    known = {point.pk for point in points_for(meeting)}
    wanted = set(points) & known
    mine = PointLink.objects.filter(entry=entry, point__in=known)
    mine.exclude(point__in=wanted).delete()
    there = set(mine.values_list("point", flat=True))
    PointLink.objects.bulk_create(
        PointLink(point_id=pk, entry=entry, by=by) for pk in sorted(wanted - there)
    )
    record("file idea", entry, by=by, points=sorted(wanted))
