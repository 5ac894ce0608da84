"""A meeting beside what its groups have wished: subjects, people, length, interval.

Nothing is hindered: what differs is told, and a person decides (S1-08, S1-10, S1-13).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gensvar.inventories.models import CoreActivity
from gensvar.inventories.queries import GroupWishes, activities_of, wishes_for
from gensvar.inventories.queries.wishes import Said
from gensvar.meetings.models import Guest, GuestState, Meeting, Side
from gensvar.meetings.moments import minutes_between
from gensvar.programmes.models import Cadence

GONE = (GuestState.DECLINED, GuestState.WITHDRAWN)


@dataclass(frozen=True)
class Subject:
    """A core activity that groups want to talk about, and who answers for it.

    `is_asked` says whether that administration is asked to the meeting.
    """

    activity: int
    name: str
    strongly: tuple[str, ...]
    wanted: tuple[str, ...]
    against: tuple[str, ...]
    body: str
    is_asked: bool


@dataclass(frozen=True)
class Differs:
    """What a group wished, and how the meeting or the programme is instead."""

    group: str
    wished: str
    instead: str


@dataclass(frozen=True)
class Beside:
    """All that a meeting's groups have wished, beside the meeting as it is planned."""

    year: int | None
    subjects: list[Subject]
    people: list[Differs]
    lengths: list[Differs]
    intervals: list[Differs]


def beside(meeting: Meeting) -> Beside:
    """Compare a meeting with the latest inventory of its programme.

    A meeting with no group of its own is held with all groups of the programme.
    """
    programme = meeting.programme
    if programme is None:
        return Beside(None, [], [], [], [])
    groups = set(meeting.groups.values_list("group", flat=True))
    activities = activities_of(programme, all_of_them=True)
    wishes = wishes_for(programme, groups or None, activities=activities)
    if not wishes:
        return Beside(None, [], [], [], [])
    rows = Guest.objects.filter(meeting=meeting, side=Side.REGION)
    guests = list(rows.exclude(state__in=GONE))
    return Beside(
        year=wishes[0].year,
        subjects=_subjects(meeting, activities, wishes, guests),
        people=_people(wishes, guests, meeting.body_id),
        lengths=_lengths(wishes, meeting),
        intervals=_intervals(wishes, programme.cadence),
    )


def _subjects(
    meeting: Meeting,
    activities: list[CoreActivity],
    wishes: list[GroupWishes],
    guests: list[Guest],
) -> list[Subject]:
    asked = {guest.body_id for guest in guests} | {meeting.body_id}
    found = []
    for activity in (one for one in activities if one.withdrawn_on is None):
        said = {
            voice: tuple(one.name for one in wishes if _says(one, activity.pk, voice))
            for voice in ("strong", "wanted", "not")
        }
        if said["strong"] or said["wanted"]:
            found.append(
                Subject(
                    activity=activity.pk,
                    name=str(activity),
                    strongly=said["strong"],
                    wanted=said["wanted"],
                    against=said["not"],
                    body=str(activity.body or ""),
                    is_asked=activity.body_id in asked,
                )
            )
    return sorted(found, key=lambda one: -len(one.strongly))


def _says(wishes: GroupWishes, activity: int, voice: str) -> bool:
    return any(
        one.wish == voice
        for cell in wishes.cells
        if cell.activity == activity
        for one in cell.voices
    )


def _people(
    wishes: list[GroupWishes], guests: list[Guest], holds: int
) -> list[Differs]:
    """Return whom groups wanted to meet, and who is not on the region's side."""
    there = {f"body {guest.body_id}" for guest in guests} | {f"body {holds}"}
    there |= {"politician" if guest.is_elected else "officer" for guest in guests}
    return [
        Differs(one.name, said.label, "")
        for one in wishes
        for said in one.roles
        if said.value not in there
    ]


def _lengths(wishes: list[GroupWishes], meeting: Meeting) -> list[Differs]:
    if meeting.starts_at is None or meeting.ends_at is None:
        return []
    length = str(minutes_between(meeting.starts_at, meeting.ends_at))
    return _other(((one.name, one.minutes) for one in wishes), length, length)


def _intervals(wishes: list[GroupWishes], cadence: str) -> list[Differs]:
    rows = ((one.name, one.intervals) for one in wishes)
    return _other(rows, cadence, str(Cadence(cadence).label))


def _other(
    rows: Iterable[tuple[str, tuple[Said, ...]]], value: str, label: str
) -> list[Differs]:
    """Return the wishes that are other than how it is."""
    return [
        Differs(name, said.label, label)
        for name, several in rows
        for said in several
        if said.value != value
    ]
