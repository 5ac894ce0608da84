"""Programmes of standing consultation: the list, and one at a glance."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.meetings.standing import (
    coming_in,
    lacking_by_programme,
    may_plan_in,
    meetings_in,
)
from gensvar.organisations.policies import works_here
from gensvar.programmes.forms.programmes import AreaFilterForm
from gensvar.programmes.models import (
    Programme,
    ProgrammeGroup,
    Structure,
    StructureStatus,
)
from gensvar.programmes.policies import (
    bodies_in,
    bodies_to_keep_for,
    may_keep_programme,
    may_work_in_programme,
)
from gensvar.programmes.queries import (
    groups_not_covered,
    may_be_joined_by,
    policy_areas,
    programme_for,
    programmes_visible_to,
    status_of,
    structures_of,
)
from gensvar.programmes.seating import seats_in_force
from gensvar.ui.dates import clock, day
from gensvar.ui.shapes import Check, Fact

ROWS = 50
SHOWN = 12


@dataclass(frozen=True)
class Row:
    """One programme in the list."""

    programme: Programme
    structure: Structure
    lacking: list[str]


@signed_in
def programmes(request: SignedInRequest) -> HttpResponse:
    """List the programmes of a person's bodies, and those one can take part in."""
    if not works_here(request.user):
        raise PermissionDenied
    found = programmes_visible_to(request.user)
    form = AreaFilterForm(request.GET, areas=policy_areas(found))
    if area := form.chosen():
        found = found.filter(policy_area=area)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    may_begin = bool(bodies_to_keep_for(request.user))
    lacks, structures = lacking_by_programme(page), structures_of(page)
    context = {
        "page_obj": page,
        "form": form,
        "rows": [
            Row(one, structures.get(one.pk, Structure.INFORMAL), lacks[one.pk])
            for one in page
        ],
        "may_begin": may_begin,
        "others": list(may_be_joined_by(request.user).select_related("body")[:ROWS])
        if may_begin
        else [],
    }
    return render(request, "workspace/programmes.html", context)


@signed_in
def programme(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show a programme: whom it meets, how often, what lacks, and what comes next."""
    found = programme_for(request.user, programme)
    groups = list(ProgrammeGroup.objects.filter(programme=found))
    coming = list(coming_in(found)[:SHOWN])
    lacks = lacking_by_programme([found])[found.pk]
    here = [body.pk for body in bodies_in(found)]
    status = status_of(found)
    forms = ", ".join(str(row) for row in found.forms.all())
    context = {
        "programme": found,
        "status": status,
        "not_covered": [group.label for group in groups_not_covered(found, groups)],
        "lacking": lacks,
        "coming": coming,
        "opens": _opens(request, coming),
        "facts": _facts(found, groups, status, forms),
        "checks": _checks(found, groups, status, coming, lacks, has_forms=bool(forms)),
        "may_keep": may_keep_programme(request.user, found),
        "may_plan": may_plan_in(request.user, found, here),
        "may_propose": bool(coming) and may_work_in_programme(request.user, found),
    }
    return render(request, "workspace/programme.html", context)


def _opens(request: SignedInRequest, meetings: list[Meeting]) -> set[int]:
    """Return which of the meetings this person may open."""
    rows = meetings_visible_to(request.user).filter(pk__in=[one.pk for one in meetings])
    return set(rows.order_by().values_list("pk", flat=True))


def _at(name: str, found: Programme) -> str:
    return reverse(name, args=[found.pk])


def _facts(
    found: Programme,
    groups: list[ProgrammeGroup],
    status: StructureStatus | None,
    forms: str,
) -> list[Fact]:
    """Return what one wants to know at once; what nobody has said is left out."""
    met = ", ".join(row.name for row in groups if row.is_included)
    left = ", ".join(row.name for row in groups if not row.is_included)
    bodies = ", ".join(str(body) for body in bodies_in(found))
    rows = [
        Fact(_("Whom it is for"), found.get_kind_display()),
        Fact(_("Policy area"), found.policy_area),
        Fact(_("Groups"), met, _at("programme-groups", found)),
        Fact(_("Left out, with a reason"), left, _at("programme-groups", found)),
        Fact(
            _("Structure"), _decided(found, status), _at("programme-structure", found)
        ),
        Fact(_("Owned by"), str(found.body)),
        Fact(_("Administrations"), bodies, _at("programme-bodies", found)),
        Fact(_("Coordinator"), _coordinator(found)),
        Fact(_("How often"), _how_often(found)),
        Fact(_("Forms of samråd"), forms, _at("programme-forms", found)),
        Fact(_("Since"), day(found.started_on)),
        Fact(_("Until"), day(found.ended_on) if found.ended_on else ""),
    ]
    return [row for row in rows if row.value]


def _coordinator(found: Programme) -> str:
    who = str(found.coordinator or "")
    if found.coordinator_role and who:
        return f"{found.coordinator_role}, {who}"
    return found.coordinator_role or who


def _how_often(found: Programme) -> str:
    words = [str(found.get_cadence_display())]
    if found.meetings_per_year:
        number = found.meetings_per_year
        words.append(
            ngettext("%(number)d meeting a year", "%(number)d meetings a year", number)
            % {"number": number}
        )
    if found.meeting_minutes:
        words.append(_("%(number)d minutes") % {"number": found.meeting_minutes})
    return " · ".join(words)


def _checks(
    found: Programme,
    groups: list[ProgrammeGroup],
    status: StructureStatus | None,
    coming: list[Meeting],
    lacks: list[str],
    *,
    has_forms: bool,
) -> list[Check]:
    """Return how far each part has come, with the way there."""
    met = [row for row in groups if row.is_included]
    missing = groups_not_covered(found, groups)
    return [
        Check(
            _("Every group is included, or left out with a reason"),
            bool(met) and not missing,
            address=_at("programme-groups", found),
        ),
        Check(
            _("The structure is decided"),
            status is not None and status.status == Structure.DECIDED,
            _decided(found, status),
            address=_at("programme-structure", found),
        ),
        Check(
            _("The forms are chosen"),
            has_forms,
            address=_at("programme-forms", found),
        ),
        _seated(found),
        *_met(found, coming, lacks),
    ]


def _met(found: Programme, coming: list[Meeting], lacks: list[str]) -> list[Check]:
    """Say whether the next meeting has a day, and whether one lacks."""
    address = _at("programme-meetings", found)
    has_day = any(one.starts_at for one in coming)
    return [
        Check(_("The next meeting has a day"), has_day, _next(coming), address=address),
        Check(
            _("No term, quarter or year lacks a meeting"),
            not lacks,
            ", ".join(lacks),
            address=address,
        ),
    ]


def _seated(found: Programme) -> Check:
    """Say whether there are seats, and how many."""
    seats = seats_in_force(found).count()
    told = ngettext("%(number)d seat", "%(number)d seats", seats) % {"number": seats}
    return Check(
        _("The groups have seats"),
        bool(seats),
        told if seats else "",
        address=_at("programme-seats", found),
    )


def _decided(found: Programme, status: StructureStatus | None) -> str:
    """Say since when nothing is decided, or who decided."""
    if status is None:
        return _("undecided since %(day)s") % {"day": day(found.started_on)}
    if status.status == Structure.DECIDED and status.body and status.decided_on:
        return f"{status.body}, {day(status.decided_on)}, § {status.section_number}"
    return _("%(status)s, since %(day)s") % {
        "status": status.get_status_display(),
        "day": day(status.since),
    }


def _next(coming: list[Meeting]) -> str:
    first = next((one for one in coming if one.starts_at and one.ends_at), None)
    if first is None or first.starts_at is None or first.ends_at is None:
        return ""
    return f"{day(first.starts_at)} {clock(first.starts_at, first.ends_at)}"


@signed_in
def meetings(request: SignedInRequest, programme: int) -> HttpResponse:
    """List all meetings of a programme, and what its rhythm lacks."""
    found = programme_for(request.user, programme)
    page = Paginator(meetings_in(found), ROWS).get_page(request.GET.get("page"))
    here = [body.pk for body in bodies_in(found)]
    context = {
        "programme": found,
        "page_obj": page,
        "opens": _opens(request, list(page)),
        "lacking": lacking_by_programme([found])[found.pk],
        "may_plan": may_plan_in(request.user, found, here),
        "today": today(),
    }
    return render(request, "workspace/programme_meetings.html", context)
