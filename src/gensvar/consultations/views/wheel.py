"""The annual wheel: a year of a programme month by month, and what is carried over."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.text import slugify
from django.utils.translation import get_language

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.calendar import as_calendar
from gensvar.consultations.days import GroupDay
from gensvar.consultations.forms.wheel import WheelForm
from gensvar.consultations.points import Point, PointKind, carried_over, in_year
from gensvar.consultations.queries.wheel import (
    clashes_in,
    days_in,
    points_of,
    spans_lacking,
)
from gensvar.kernel.days import today
from gensvar.programmes.models import Programme, ProgrammeGroup
from gensvar.programmes.queries import groups_in, programme_for

# Where each kind of point leads: the name of the address, and whether the number of the
# programme stands in it.
PAGES: dict[PointKind, tuple[str, bool]] = {
    PointKind.MEETING: ("meeting", False),
    PointKind.MATERIAL: ("meeting-material", False),
    PointKind.NOTES: ("meeting-notes", False),
    PointKind.ITEM: ("programme-item", True),
    PointKind.ANSWER: ("programme-item", True),
    PointKind.LOOK: ("programme-item", True),
    PointKind.QUESTION: ("raised-question", False),
    PointKind.WRITTEN: ("written-question", True),
    PointKind.EVENT: ("programme-event", True),
    PointKind.INVENTORY: ("needs-inventory", True),
    PointKind.REVIEW: ("agreement", False),
    PointKind.END: ("agreement", False),
    PointKind.COMMITMENT: ("agreement-commitments", False),
    PointKind.COMMENT: ("structure-comments", True),
    PointKind.PILOT: ("structure-pilot", True),
    PointKind.SEATS: ("programme-seats", True),
}
BY_PROGRAMME = {PointKind.SEATS}


@dataclass(frozen=True)
class Shown:
    """A point with the address it leads to."""

    point: Point
    address: str
    is_late: bool


@dataclass(frozen=True)
class Month:
    """A month of the wheel: what falls in it, and the groups' own days."""

    name: str
    points: Sequence[Shown]
    days: Sequence[GroupDay]


@signed_in
def wheel(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show a year of a programme, or of one of its groups."""
    found = programme_for(request.user, programme)
    groups = list(groups_in(found))
    form, group, year = _asked(request, found, groups)
    points = points_of(found, group.pk if group else None)
    context = {
        "programme": found,
        "form": form,
        "group": group,
        "year": year,
        "months": _months(found, points, [group] if group else groups, year),
        "carried": [_shown(found, one) for one in carried_over(points, year)],
        "lacking": spans_lacking(found, points, year),
        "clashes": clashes_in(found, year),
        "is_empty": not in_year(points, year),
    }
    return render(request, "consultations/wheel.html", context)


@signed_in
def wheel_file(request: SignedInRequest, programme: int) -> HttpResponse:
    """Give the year of a programme to a calendar program."""
    found = programme_for(request.user, programme)
    groups = list(groups_in(found))
    _form, group, year = _asked(request, found, groups)
    points = in_year(points_of(found, group.pk if group else None), year)
    answer = HttpResponse(
        as_calendar(found.public_id, points, get_language() or "sv"),
        content_type="text/calendar; charset=utf-8",
    )
    name = f"{slugify(str(found))[:60]}-{year}.ics"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(
    request: SignedInRequest, found: Programme, groups: list[ProgrammeGroup]
) -> tuple[forms.Form, ProgrammeGroup | None, int]:
    """Return the form, and the group and year that were asked for."""
    last = max(today().year, found.started_on.year) + 1
    years = list(range(last, found.started_on.year - 1, -1))
    now = min(max(today().year, found.started_on.year), last)
    form = WheelForm(request.GET or None, groups=groups, years=years, now=now)
    asked = form.cleaned_data if form.is_valid() else {}
    group = next((one for one in groups if str(one.pk) == asked.get("group")), None)
    return form, group, asked.get("year") or now


def _months(
    found: Programme, points: list[Point], groups: list[ProgrammeGroup], year: int
) -> list[Month]:
    mine, days = in_year(points, year), days_in(groups, year)
    return [
        Month(
            str(MONTHS[number]),
            [_shown(found, one) for one in mine if one.day.month == number],
            [one for one in days if one.day.month == number],
        )
        for number in range(1, 13)
    ]


def _shown(found: Programme, point: Point) -> Shown:
    return Shown(point, _address(found, point), point.is_late(today()))


def _address(found: Programme, point: Point) -> str:
    if point.kind not in PAGES:
        return ""
    name, is_of_programme = PAGES[point.kind]
    parts = [found.pk] if is_of_programme else []
    if point.kind not in BY_PROGRAMME:
        parts.append(point.thing)
    return reverse(name, args=parts)
