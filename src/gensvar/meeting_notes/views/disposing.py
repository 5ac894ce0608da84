"""Decisions of disposal for a meeting that belongs to no dialogue."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.meeting_notes.actions.disposal_decisions import (
    Forget,
    dispose_of_meeting,
    propose_disposal_of,
    put_disposal_aside,
)
from gensvar.meeting_notes.forms import MeetingDisposalForm
from gensvar.meeting_notes.models import MeetingDisposal
from gensvar.meeting_notes.policies import (
    may_carry_out_disposal_of,
    may_see_disposal_of,
)
from gensvar.meeting_notes.views.loading import meeting_for
from gensvar.meetings.held import is_over
from gensvar.meetings.models import Meeting
from gensvar.ui.notices import tell_done, tell_error


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def disposals(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List decisions of disposal, and let one be entered."""
    found = _seen(request, meeting)
    form = MeetingDisposalForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            entered = propose_disposal_of(found, form.decision, by=request.user)
            tell_done(request, _("The decision is entered. Nothing is emptied yet."))
            return redirect("meeting-disposal", meeting, entered.pk)
    context = {
        "meeting": found,
        "is_over": is_over(found),
        "form": form,
        "rows": MeetingDisposal.objects.filter(meeting=found).select_related(
            "proposed_by", "confirmed_by", "declined_by"
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "meeting_notes/disposals.html", context, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def disposal(
    request: SignedInRequest, meeting: int, pk: int, forget: Forget
) -> HttpResponse:
    """Show what a decision would empty, and let a second person carry it out."""
    found = _seen(request, meeting)
    one = _one(found, pk)
    if request.method == "POST":
        try:
            dispose_of_meeting(one, forget=forget, by=request.user)
        except NotYet as missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": missing})
        else:
            tell_done(request, _("The disposal has been carried out."))
        return redirect("meeting-disposal", meeting, pk)
    context = {
        "meeting": found,
        "one": one,
        "may_carry_out": may_carry_out_disposal_of(request.user, one),
        "is_mine": one.proposed_by_id == request.user.pk,
    }
    return render(request, "meeting_notes/disposal.html", context)


@signed_in
@require_POST
def decline(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Put a decision aside without carrying it out."""
    one = _one(_seen(request, meeting), pk)
    try:
        put_disposal_aside(one, by=request.user)
    except NotYet as missing:
        tell_error(request, _("Missing: %(what)s.") % {"what": missing})
    else:
        tell_done(request, _("The decision is put aside. Nothing was emptied."))
    return redirect("meeting-disposals", meeting)


def _seen(request: SignedInRequest, meeting: int) -> Meeting:
    found = meeting_for(request, meeting)
    if not may_see_disposal_of(request.user, found):
        raise NotAllowed
    return found


def _one(meeting: Meeting, pk: int) -> MeetingDisposal:
    rows = MeetingDisposal.objects.select_related(
        "meeting__body", "proposed_by", "confirmed_by", "declined_by"
    )
    return get_object_or_404(rows, pk=pk, meeting=meeting)
