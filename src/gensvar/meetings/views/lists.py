"""The list of meetings."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import works_here

ROWS = 50


@signed_in
def meetings(request: SignedInRequest) -> HttpResponse:
    """List the meetings of a person's bodies, the latest first."""
    if not works_here(request.user):
        raise PermissionDenied
    found = meetings_visible_to(request.user)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "meetings/meetings.html", {"page_obj": page})
