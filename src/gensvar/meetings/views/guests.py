"""The list of guests: who is asked, what they answered, and changing that."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.actions.answering import answer as note_answer
from gensvar.meetings.actions.guests import (
    ask_guest,
    change_guest,
    restore_guest,
    withdraw_guest,
)
from gensvar.meetings.actions.reading import note_reading
from gensvar.meetings.burden import burden_of
from gensvar.meetings.forms.guests import ChangeGuestForm, FilterForm, GuestForm
from gensvar.meetings.interests import declarations_of
from gensvar.meetings.models import Guest, GuestState, Meeting
from gensvar.meetings.policies import (
    may_keep_meeting,
    may_read_needs,
    may_write_interest_of,
)
from gensvar.meetings.queries import counts_of, guests_of, seats_of
from gensvar.meetings.views.opening import keepers_only, readers_only
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.programmes.policies import may_read_seats
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@require_safe
@readers_only
def guests(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """List the guests with what they have answered, or only count them.

    The names are for those who keep the meeting, and reading them is recorded.
    """
    may_keep = may_keep_meeting(request.user, meeting)
    counts = counts_of(meeting)
    context = {
        "meeting": meeting,
        "counts": counts,
        "seats": seats_of(meeting),
        "may_keep": may_keep,
        "may_read_needs": may_read_needs(request.user, meeting),
        "may_ask_seats": meeting.programme is not None
        and may_read_seats(request.user, meeting.programme),
    }
    if may_keep:
        note_reading(meeting, by=request.user)
        form = FilterForm(request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        named = str(asked.get("ord", ""))
        context["declared"] = declarations_of(meeting, counts, named)
        context |= _listed(request, meeting, form, asked)
    return render(request, "meetings/guests.html", context)


def _listed(
    request: SignedInRequest, meeting: Meeting, form: FilterForm, asked: dict[str, Any]
) -> dict[str, object]:
    # Any: the values of a form.
    found = guests_of(meeting)
    if asked.get("svar"):
        found = found.filter(state=asked["svar"])
    else:
        found = found.exclude(state=GuestState.WITHDRAWN)
    if words := asked.get("ord"):
        # Not by organisation: it can tell what people are (dataskyddslagen 3:3).
        found = found.filter(name__icontains=words)
    return {
        "form": form,
        "loads": burden_of(meeting),
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "is_filtered": any(asked.values()),
    }


@keepers_only
def ask(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Put one guest on the list."""
    form = GuestForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        with refusals_in(form):
            organisation = keep_organisation(given.pop("organisation"), by=request.user)
            guest = ask_guest(
                meeting, by=request.user, organisation=organisation, **given
            )
            tell_done(request, _("%(name)s is on the list.") % {"name": guest.name})
            return redirect("meeting-guests", meeting.pk)
    context = {"meeting": meeting, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/ask_guest.html", context, status=status)


@keepers_only
def guest(request: SignedInRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Show one guest; change what is known, or write down an answer by telephone."""
    found = get_object_or_404(guests_of(meeting), pk=pk)
    found.meeting = meeting
    sent = request.POST if request.method == "POST" else None
    form = ChangeGuestForm(sent, initial=_known(found))
    others = []
    if form.is_valid():
        try:
            with refusals_in(form):
                _change(request, found, form)
                tell_done(request, _("Saved."))
                return redirect("meeting-guest", meeting.pk, pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {"meeting": meeting, "guest": found, "form": form, "others": others}
    context["may_write_interest"] = may_write_interest_of(found)
    status = 422 if form.is_bound else 200
    return render(request, "meetings/guest.html", context, status=status)


def _known(guest: Guest) -> dict[str, object]:
    fields = ("name", "email", "represents", "side", "language", "speaks", "version")
    known: dict[str, object] = {field: getattr(guest, field) for field in fields}
    return {**known, "organisation": str(guest.organisation or "")}


def _change(request: SignedInRequest, guest: Guest, form: ChangeGuestForm) -> None:
    given = dict(form.cleaned_data)
    version = given.pop("version")
    given["organisation"] = keep_organisation(given["organisation"], by=request.user)
    change_guest(guest, version, given, by=request.user)


@require_POST
@keepers_only
def answer(request: SignedInRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Write down what a guest answered by telephone or on paper."""
    found = get_object_or_404(guests_of(meeting), pk=pk)
    found.meeting = meeting
    try:
        note_answer(found, comes=request.POST.get("do") == "yes", by=request.user)
        tell_done(request, found.get_state_display())
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    return redirect("meeting-guest", meeting.pk, pk)


@require_POST
@keepers_only
def withdraw(request: SignedInRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Take back an invitation; it can be undone before the guest is told."""
    found = get_object_or_404(guests_of(meeting), pk=pk)
    try:
        withdraw_guest(found, by=request.user)
        said = _("The invitation is withdrawn. The guest is told in ten minutes.")
        undo = reverse("restore-guest", args=[meeting.pk, pk])
        tell_done(request, said, undo=undo)
    except NotYet as refused:
        tell_error(request, str(refused))
    return redirect("meeting-guests", meeting.pk)


@require_POST
@keepers_only
def restore(request: SignedInRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Undo the withdrawal of an invitation."""
    found = get_object_or_404(guests_of(meeting), pk=pk)
    restore_guest(found, by=request.user)
    tell_done(request, found.get_state_display())
    return redirect("meeting-guest", meeting.pk, pk)
