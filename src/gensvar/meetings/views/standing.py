"""Meetings and programmes: those outside any, placing one, asking the seats."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.meetings.actions.standing import (
    ask_holders,
    place_in_programme,
    plan_in_programme,
    propose_to_programme,
)
from gensvar.meetings.forms.standing import (
    PlaceForm,
    PlanInProgrammeForm,
    ProposeForm,
    SeatsToAskForm,
)
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import bodies_to_meet_for
from gensvar.meetings.standing import coming_in, outside_any
from gensvar.meetings.views.opening import keepers_only
from gensvar.organisations.policies import works_here
from gensvar.programmes.actions.reading import note_seats_read
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_read_seats, may_work_in_programme
from gensvar.programmes.queries import groups_in, programme_for
from gensvar.programmes.seating import holders_of
from gensvar.ui.notices import tell_done

ROWS = 50
LONGEST = 200


@signed_in
def outside(request: SignedInRequest) -> HttpResponse:
    """List the meetings that belong to no programme (S1-01)."""
    if not works_here(request.user):
        raise PermissionDenied
    found = outside_any(request.user)
    context = {
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "may_place": bool(bodies_to_meet_for(request.user)),
    }
    return render(request, "meetings/outside.html", context)


def plan_in(request: SignedInRequest, number: int) -> HttpResponse:
    """Begin to plan a meeting of a programme: it knows groups, form and other side."""
    found = programme_for(request.user, number)
    if not may_work_in_programme(request.user, found):
        raise NotAllowed
    form = PlanInProgrammeForm(
        request.POST or None, user=request.user, programme=found, initial=_start(found)
    )
    if form.is_valid():
        facts = dict(form.cleaned_data)
        body, groups = facts.pop("body"), facts.pop("groups")
        with refusals_in(form):
            begun = plan_in_programme(found, body, facts, list(groups), by=request.user)
            tell_done(request, _("The meeting is begun. Now fill in the rest."))
            return redirect("meeting", begun.pk)
    context = {"form": form, "programme": found}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/plan.html", context, status=status)


def _start(found: Programme) -> dict[str, object]:
    groups = list(groups_in(found))
    return {
        "form": "physical",
        "kind": "ordinary",
        "other_side": (", ".join(map(str, groups)) or found.name)[:LONGEST],
        "groups": [group.pk for group in groups],
        "body": found.body_id,
    }


@keepers_only
def place(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Say which programme a meeting belongs to, its groups, and why its form."""
    form = PlaceForm(request.POST or None, meeting=meeting, user=request.user)
    others: list[Other] = []
    if form.is_valid():
        try:
            with refusals_in(form):
                return _placed(request, meeting, form)
        except Stale:
            others = form.what_others_saved(meeting)
    context = {"meeting": meeting, "form": form, "others": others}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/place.html", context, status=status)


def _placed(
    request: SignedInRequest, meeting: Meeting, form: PlaceForm
) -> HttpResponse:
    """Save; where the programme is another one, its groups are chosen next."""
    said, before = form.cleaned_data, meeting.programme
    programme = said["programme"]
    is_same = before is not None and programme == before
    place_in_programme(
        meeting,
        said["version"],
        programme,
        list(said["groups"]) if is_same else [],
        chosen_form=said["chosen_form"] if is_same else "",
        form_reason=said["form_reason"] if is_same else "",
        by=request.user,
    )
    if programme is not None and not is_same:
        tell_done(
            request, _("The meeting belongs to the programme. Now say its groups.")
        )
        return redirect("meeting-programme", meeting.pk)
    tell_done(request, _("Saved."))
    return redirect("meeting", meeting.pk)


@keepers_only
def ask_seats(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Ask those who hold seats of the groups of a meeting, in one press."""
    programme = meeting.programme
    if programme is None or not may_read_seats(request.user, programme):
        raise NotAllowed
    groups = [row.group_id for row in meeting.groups.all()]
    seats = holders_of(programme, groups)
    form = SeatsToAskForm(request.POST or None, seats=seats)
    if form.is_valid():
        with refusals_in(form):
            number = len(ask_holders(meeting, form.chosen, by=request.user))
            tell_done(request, _asked(number))
            return redirect("meeting-guests", meeting.pk)
    note_seats_read(programme, by=request.user)
    context = {
        "meeting": meeting,
        "form": form,
        "empty": [one.seat for one in seats if one.holder is None],
        "has_people": bool(form.by_number),
        "has_groups": bool(groups),
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/ask_seats.html", context, status=status)


def _asked(number: int) -> str:
    words = ngettext(
        "%(number)s guest is on the list now.",
        "%(number)s guests are on the list now.",
        number,
    )
    return words % {"number": number}


@signed_in
def propose(request: SignedInRequest, programme: int) -> HttpResponse:
    """Let any administration in a programme propose an item to a coming meeting."""
    found = programme_for(request.user, programme)
    if not may_work_in_programme(request.user, found):
        raise NotAllowed
    coming = coming_in(found)
    form = ProposeForm(request.POST or None, coming=coming)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        with refusals_in(form):
            propose_to_programme(found, facts.pop("meeting"), facts, by=request.user)
            tell_done(request, _("Proposed. The other side accepts it, or not."))
            return redirect("programme", found.pk)
    context = {"programme": found, "form": form, "has_meeting": coming.exists()}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/propose.html", context, status=status)
