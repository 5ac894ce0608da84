"""Who meets whom, across all administrations: so that nobody asks the same twice.

Meetings, dialogues and measures stand under the body that keeps them; an organisation
that several bodies meet stands with all of them (S4-076). Organisations, never people.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db.models import Count, Q
from django.utils import timezone

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.followups.models import Measure
from gensvar.followups.queries import OPEN
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.organisations.models import Body

AHEAD, YEAR = timedelta(days=183), timedelta(days=365)
COMING = (MeetingStage.PREPARING, MeetingStage.CALLED, MeetingStage.UNDER_WAY)
UNDER_WAY = (Stage.OPEN, Stage.ANALYSING, Stage.HANDED_OVER)
SHOWN = 5
Kept = TypeVar("Kept", Meeting, Dialogue)


@dataclass(frozen=True)
class Desk:
    """What one body has going on with people outside."""

    body: Body
    meetings: Sequence[Meeting] = ()
    more_meetings: int = 0
    dialogues: Sequence[Dialogue] = ()
    more_dialogues: int = 0
    measures: int = 0


@dataclass(frozen=True)
class Shared:
    """An organisation that several bodies have asked to meetings within a year."""

    name: str
    bodies: Sequence[str]
    meetings: int


def desks() -> list[Desk]:
    """Return every body that has something going on, by name."""
    now = timezone.now()
    soon = Q(starts_at__isnull=True) | Q(starts_at__range=(now, now + AHEAD))
    meetings = _by_body(
        Meeting.objects.filter(soon, stage__in=COMING).order_by("starts_at", "pk")
    )
    dialogues = _by_body(Dialogue.objects.filter(stage__in=UNDER_WAY).order_by("pk"))
    measures = dict(
        Measure.objects.filter(status__in=OPEN)
        .order_by()
        .values_list("body")
        .annotate(number=Count("pk"))
    )
    busy = {*meetings, *dialogues, *measures}
    return [
        Desk(
            body,
            meetings[body.pk][:SHOWN],
            max(len(meetings[body.pk]) - SHOWN, 0),
            dialogues[body.pk][:SHOWN],
            max(len(dialogues[body.pk]) - SHOWN, 0),
            measures.get(body.pk, 0),
        )
        for body in Body.objects.filter(pk__in=busy)
    ]


def _by_body(rows: Iterable[Kept]) -> defaultdict[int, list[Kept]]:
    found: defaultdict[int, list[Kept]] = defaultdict(list)
    for row in rows:
        found[row.body_id].append(row)
    return found


def shared_organisations() -> list[Shared]:
    """Return the organisations that more than one body meets, the busiest first."""
    now = timezone.now()
    rows = (
        Guest.objects.filter(
            organisation__isnull=False,
            meeting__starts_at__range=(now - YEAR, now + AHEAD),
        )
        .exclude(state=GuestState.WITHDRAWN)
        .exclude(meeting__stage=MeetingStage.CANCELLED)
        .order_by()
        .values_list("organisation__name", "meeting__body__name", "meeting")
        .distinct()
    )
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    meetings: defaultdict[str, set[int]] = defaultdict(set)
    for name, body, meeting in rows:
        bodies[name].add(body)
        meetings[name].add(meeting)
    found = [
        Shared(name, sorted(bodies[name]), len(meetings[name]))
        for name in bodies
        if len(bodies[name]) > 1
    ]
    return sorted(found, key=lambda one: (-one.meetings, one.name))
