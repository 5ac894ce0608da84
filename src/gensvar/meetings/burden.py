"""What else is asked of the organisations of a meeting, near its day (S4-043, S4-059).

It is told to those who invite, so that they can wait, meet together with another body,
or ask what is known there. It stops nobody: to know is enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.kernel import days
from gensvar.kernel.days import end_of
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage

# One evening in a week is what a board of volunteers has beside its own meetings: with
# this meeting, two are many.
MANY_IN_A_WEEK = 2
# Three bodies within a month, half of it before the day: one every ten days.
MANY_BODIES, A_MONTH = 3, timedelta(days=30)
# A question that another body has asked within two months is still being answered.
SAME_THING = timedelta(days=60)


@dataclass(frozen=True)
class Same:
    """Another body asks about the same matter, on a day."""

    body: str
    day: date


@dataclass(frozen=True)
class Load:
    """What an organisation is asked to besides, near the day of a meeting.

    `in_week` counts this meeting, too, and so do `bodies`.
    """

    name: str
    in_week: int
    bodies: tuple[str, ...]
    same: tuple[Same, ...]

    @property
    def said(self) -> list[str]:
        """Return what is much, in sentences."""
        found = []
        if self.is_many_in_week:
            words = _("It is asked to %(number)s meetings that week, with this one.")
            found.append(words % {"number": self.in_week})
        if self.is_many_bodies:
            facts = {"number": len(self.bodies), "bodies": ", ".join(self.bodies)}
            words = _("%(number)s bodies ask it within a month: %(bodies)s.")
            found.append(words % facts)
        for one in self.same:
            facts = {"body": one.body, "day": days.said(one.day)}
            words = _("%(body)s asks about the same thing on %(day)s.")
            found.append(words % facts)
        return found

    @property
    def is_many_in_week(self) -> bool:
        """Say whether there are many meetings in the week."""
        return self.in_week >= MANY_IN_A_WEEK

    @property
    def is_many_bodies(self) -> bool:
        """Say whether many bodies ask within a month."""
        return len(self.bodies) >= MANY_BODIES


@dataclass(frozen=True)
class Near:
    """One other meeting that somebody of an organisation is asked to."""

    organisation: int
    name: str
    meeting: int
    body: str
    starts_at: datetime
    is_same: bool


def burden_of(meeting: Meeting) -> list[Load]:
    """Return the organisations of a meeting that much is asked of, by name."""
    if meeting.starts_at is None:
        return []
    day = timezone.localdate(meeting.starts_at)
    by_organisation: dict[int, list[Near]] = {}
    for near in _near(meeting, day):
        by_organisation.setdefault(near.organisation, []).append(near)
    loads = [_load(rows, meeting.body.name, day) for rows in by_organisation.values()]
    many = [
        one for one in loads if one.is_many_in_week or one.is_many_bodies or one.same
    ]
    return sorted(many, key=lambda one: one.name.casefold())


def _near(meeting: Meeting, day: date) -> list[Near]:
    standing = Coalesce("organisation__merged_into", "organisation")
    asked = Guest.objects.filter(meeting=meeting, organisation__isnull=False)
    asked = asked.exclude(state=GuestState.WITHDRAWN).order_by()
    told = Q(invited_at__isnull=False) | Q(arrived_at__isnull=False)
    rows = (
        Guest.objects.annotate(standing=standing)
        .filter(
            told,
            standing__in=Subquery(asked.values_list(standing)),
            meeting__starts_at__gte=end_of(day - SAME_THING - timedelta(days=1)),
            meeting__starts_at__lt=end_of(day + SAME_THING),
        )
        .exclude(meeting=meeting)
        .exclude(state=GuestState.WITHDRAWN)
        .exclude(meeting__stage__in=(MeetingStage.PREPARING, MeetingStage.CANCELLED))
        .order_by("meeting__starts_at", "meeting")
        .values_list(
            "standing",
            Coalesce("organisation__merged_into__name", "organisation__name"),
            "meeting",
            "meeting__body__name",
            "meeting__starts_at",
            Coalesce("meeting__matter", "meeting__dialogue__matter"),
            "meeting__issue",
        )
    )
    return [
        Near(whose, name, number, body, starts_at, _is_same(meeting, matter, issue))
        for whose, name, number, body, starts_at, matter, issue in rows.distinct()
    ]


def _is_same(meeting: Meeting, matter: int | None, issue: str) -> bool:
    """Say whether another meeting is about the same matter, or the same issue."""
    own = meeting.matter_id
    if own is None and meeting.dialogue is not None:
        own = meeting.dialogue.matter_id
    if own is not None and own == matter:
        return True
    return bool(issue.strip()) and issue.casefold() == meeting.issue.casefold()


def _load(rows: Iterable[Near], own: str, day: date) -> Load:
    found = list(rows)
    monday = day - timedelta(days=day.weekday())
    week = range(7)
    on = {one.meeting: timezone.localdate(one.starts_at) for one in found}
    near = [one for one in found if abs(on[one.meeting] - day) <= A_MONTH / 2]
    others = sorted({one.body for one in near} - {own})
    return Load(
        name=found[0].name,
        in_week=1 + sum((one - monday).days in week for one in on.values()),
        bodies=(own, *others),
        same=tuple(
            Same(one.body, on[one.meeting])
            for one in found
            if one.is_same and one.body != own
        ),
    )
