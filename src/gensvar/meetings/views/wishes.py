"""What the groups of a meeting have wished, beside the meeting as it is planned."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotYet
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.models import ItemKind, Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.public.agenda import propose
from gensvar.meetings.queries import meetings_visible_to
from gensvar.meetings.wishes import Beside, beside
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def wishes(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show the wishes, and propose an item about what groups want to talk about."""
    rows = meetings_visible_to(request.user).select_related("body", "programme__body")
    found = get_object_or_404(rows, pk=meeting)
    compared = beside(found)
    if request.method == "POST":
        _propose(request, found, compared)
        return redirect("meeting-wishes", found.pk)
    context = {
        "meeting": found,
        "beside": compared,
        "may_keep": may_keep_meeting(request.user, found),
    }
    return render(request, "meetings/wishes.html", context)


def _propose(request: SignedInRequest, found: Meeting, compared: Beside) -> None:
    voice = voice_of(found, request.user)
    wanted = request.POST.get("activity", "")
    subject = next((s for s in compared.subjects if str(s.activity) == wanted), None)
    if subject is None:
        return
    facts = {"title": subject.name, "kind": ItemKind.values[0]}
    try:
        propose(found, voice, facts)
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    else:
        tell_done(request, _("Proposed. The other side accepts it, or not."))
