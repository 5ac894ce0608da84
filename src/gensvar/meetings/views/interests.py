"""Writing down what somebody who is elected or works here declares (S4-055)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.actions.interests import (
    declare_interest,
    mark_of,
    may_declare,
)
from gensvar.meetings.actions.reading import note_reading
from gensvar.meetings.forms.interests import InterestOfForm
from gensvar.meetings.interests import choices_of
from gensvar.meetings.models import DeclaredInterest, Meeting
from gensvar.meetings.policies import may_write_interest_of
from gensvar.meetings.queries import guests_of
from gensvar.meetings.views.opening import keepers_only
from gensvar.ui.notices import tell_done


@keepers_only
def interest(request: SignedInRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Write down what they have said; who said it themselves is left alone."""
    found = get_object_or_404(guests_of(meeting), pk=pk)
    found.meeting = meeting
    if not may_write_interest_of(found):
        raise Http404
    said = DeclaredInterest.objects.filter(guest=found).first()
    is_own = said is not None and said.said_by_id is None
    form = InterestOfForm(
        request.POST if request.method == "POST" else None,
        initial=_known(said),
        agenda=choices_of(meeting),
    )
    if form.is_valid():
        with refusals_in(form):
            seen = form.cleaned_data["seen"]
            declare_interest(found, form.said, by=request.user, seen=seen)
            tell_done(request, _("Saved."))
            return redirect("meeting-guests", meeting.pk)
    note_reading(meeting, by=request.user)
    context = {"meeting": meeting, "guest": found, "form": form}
    context |= {"is_own": is_own, "is_open": may_declare(found)}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/interest.html", context, status=status)


def _known(said: DeclaredInterest | None) -> dict[str, object]:
    if said is None or said.said_by_id is None:
        return {}
    names = ("says", "items", "words", "tells")
    known = {name: getattr(said, name) for name in names}
    return {**known, "seen": mark_of(said)}
