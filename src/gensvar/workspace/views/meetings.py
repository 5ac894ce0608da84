"""One meeting at a glance: what is done, what is missing, what comes next."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.meetings.queries import meetings_visible_to


@signed_in
def overview(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show one meeting."""
    found = get_object_or_404(meetings_visible_to(request.user), pk=meeting)
    return render(request, "workspace/meeting.html", {"meeting": found})
