"""Who has been told what a meeting came to: in all four directions."""

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.refusals import refusals_in
from gensvar.meeting_notes.actions.passing import note_nobody_told, note_told
from gensvar.meeting_notes.plan_forms import NobodyForm, ToldForm
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.passing import directions_of
from gensvar.meeting_notes.views.loading import meeting_for, meeting_to_keep
from gensvar.meetings.models import Meeting, MeetingStage
from gensvar.ui.notices import tell_done


@signed_in
def passing(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show and note who has been told, or why nobody is."""
    found = meeting_for(request, meeting)
    where, do = request.POST.get("direction", ""), request.POST.get("do", "")
    refused: dict[tuple[str, str], forms.Form] = {}
    if request.method == "POST":
        kept = meeting_to_keep(request, meeting)
        form = _form(do, where, request.POST)
        if form.is_valid() and _noted(request, kept, where, form):
            tell_done(request, _("Noted."))
            return redirect("meeting-passing", meeting)
        refused[where, do] = form
    context = {
        "meeting": found,
        "has_ended": found.stage == MeetingStage.ENDED,
        "may_keep": may_keep_notes(request.user, found),
        "rows": [
            (
                row,
                refused.get((row.key, "told")) or _form("told", row.key),
                refused.get((row.key, "nobody")) or _form("nobody", row.key),
                row.key == where,
            )
            for row in directions_of(found)
        ],
    }
    status = 422 if refused else 200
    return render(request, "meeting_notes/passing.html", context, status=status)


def _form(do: str, where: str, sent: QueryDict | None = None) -> forms.Form:
    """Return the form of one direction; the page has several of each."""
    names = f"{where}-{do}-%s"
    if do == "nobody":
        return NobodyForm(sent, auto_id=names)
    return ToldForm(sent, auto_id=names)


def _noted(
    request: SignedInRequest, kept: Meeting, where: str, form: forms.Form
) -> bool:
    said = form.cleaned_data
    with refusals_in(form):
        if isinstance(form, NobodyForm):
            note_nobody_told(kept, where, said["why"], by=request.user)
        else:
            note_told(kept, where, said["to_whom"], said["on"], by=request.user)
        return True
    return False
