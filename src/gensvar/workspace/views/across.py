"""Who meets whom, across all administrations."""

from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.requests import SignedInRequest
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.access import workspace_only
from gensvar.workspace.across import desks, shared_organisations


@workspace_only
def across(request: SignedInRequest) -> HttpResponse:
    """Show what every body has going on with people outside, for all who work here."""
    found = desks()
    shown = [meeting.pk for desk in found for meeting in desk.meetings]
    mine = meetings_visible_to(request.user).filter(pk__in=shown)
    context = {
        "desks": found,
        "shared": shared_organisations(),
        "mine": set(mine.values_list("pk", flat=True)),
    }
    return render(request, "workspace/across.html", context)
