"""The day: noting who comes, the list of who was there, and what is needed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel import addresses
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.actions import arriving
from gensvar.meetings.actions.reading import note_reading
from gensvar.meetings.forms.guests import FilterForm, ReportedForm, WalkInForm
from gensvar.meetings.models import GuestState, Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.queries import counts_of, guests_of
from gensvar.meetings.views.opening import keepers_only, readers_only
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.ui.notices import tell_done, tell_error
from gensvar.ui.qr import as_svg

ROWS = 100
# What a button does, and what takes it back.
UNDO = {"arrive": "undo", "leave": "back"}


@require_safe
@readers_only
def arrivals(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """List the guests of the day, for noting who has come, or only count them.

    The names are for those who keep the meeting, and reading them is recorded.
    """
    may_keep = may_keep_meeting(request.user, meeting)
    context = {
        "meeting": meeting,
        "counts": counts_of(meeting),
        "may_keep": may_keep,
    }
    if may_keep:
        note_reading(meeting, by=request.user)
        context |= _listed(request, meeting)
    return render(request, "meetings/arrivals.html", context)


def _listed(request: SignedInRequest, meeting: Meeting) -> dict[str, object]:
    form = FilterForm(request.GET)
    words = form.cleaned_data["ord"] if form.is_valid() else ""
    found = guests_of(meeting).exclude(state=GuestState.WITHDRAWN)
    if words:
        # Not by organisation: it can tell what people are (dataskyddslagen 3:3).
        found = found.filter(name__icontains=words)
    start = {
        "persons": meeting.reported_persons,
        "organisations": meeting.reported_organisations,
    }
    return {
        "form": form,
        "words": words,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "reported": ReportedForm(initial=start),
    }


@require_POST
@keepers_only
def note(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Note that those who were chosen have come."""
    chosen = [whole(one) for one in request.POST.getlist("guest")]
    try:
        number = arriving.note_arrivals(meeting, chosen, by=request.user)
    except NotYet as refused:
        tell_error(request, str(refused))
    else:
        words = ngettext(
            "%(number)s person is noted as present.",
            "%(number)s persons are noted as present.",
            number,
        )
        tell_done(request, words % {"number": number})
    return redirect("meeting-arrivals", meeting.pk)


@require_POST
@keepers_only
def one(request: SignedInRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Note that one guest came or left, or take it back."""
    guest = get_object_or_404(guests_of(meeting), pk=pk)
    guest.meeting = meeting
    does = {
        "arrive": (arriving.note_arrival, _("%(name)s is here.")),
        "undo": (arriving.undo_arrival, _("%(name)s is no longer noted as present.")),
        "leave": (arriving.note_leaving, _("%(name)s has left.")),
        "back": (arriving.undo_leaving, _("%(name)s is here again.")),
    }
    pressed = request.POST.get("do") or request.GET.get("do") or ""
    if pressed in does:
        act, said = does[pressed]
        try:
            act(guest, by=request.user)
            where = reverse("meeting-arrival", args=[meeting.pk, pk])
            undo = f"{where}?do={UNDO[pressed]}" if pressed in UNDO else ""
            tell_done(request, said % {"name": guest.name}, undo=undo)
        except (Invalid, NotYet) as refused:
            tell_error(request, str(refused))
    return redirect("meeting-arrivals", meeting.pk)


@keepers_only
def walk_in(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Put somebody on the list who came without being asked."""
    form = WalkInForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        with refusals_in(form):
            organisation = keep_organisation(given.pop("organisation"), by=request.user)
            guest = arriving.welcome_walk_in(
                meeting, by=request.user, organisation=organisation, **given
            )
            tell_done(request, _("%(name)s is here.") % {"name": guest.name})
            return redirect("meeting-arrivals", meeting.pk)
    context = {"meeting": meeting, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/walk_in.html", context, status=status)


@require_POST
@keepers_only
def report(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Keep what somebody says of how many came."""
    form = ReportedForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            arriving.report_numbers(meeting, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("meeting-arrivals", meeting.pk)
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/reported.html", context, status=422)


@require_safe
@keepers_only
def door(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Show a sheet for the door with a square code where guests say they are here."""
    address = addresses.absolute(addresses.door(meeting.public_id))
    context = {"meeting": meeting, "address": address}
    return render(request, "meetings/door.html", context)


@require_safe
@keepers_only
def door_code(_request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Draw the square code of the door."""
    address = addresses.absolute(addresses.door(meeting.public_id))
    return HttpResponse(as_svg(address), content_type="image/svg+xml")
