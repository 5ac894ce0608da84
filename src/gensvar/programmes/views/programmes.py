"""Programmes: the list, and the overview of one."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.organisations.policies import works_here
from gensvar.programmes.models import ProgrammeGroup
from gensvar.programmes.policies import (
    bodies_in,
    bodies_to_keep_for,
    may_keep_programme,
)
from gensvar.programmes.queries import (
    groups_not_covered,
    programme_for,
    programmes_visible_to,
    status_of,
)

ROWS = 50


@signed_in
def programmes(request: SignedInRequest) -> HttpResponse:
    """List the programmes of a person's bodies."""
    if not works_here(request.user):
        raise PermissionDenied
    found = programmes_visible_to(request.user)
    context = {
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "may_begin": bool(bodies_to_keep_for(request.user)),
    }
    return render(request, "programmes/programmes.html", context)


@signed_in
def programme(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show a programme: whom it meets, how often, and how far its form is decided."""
    found = programme_for(request.user, programme)
    context = {
        "programme": found,
        "status": status_of(found),
        "groups": list(ProgrammeGroup.objects.filter(programme=found)),
        "not_covered": [group.label for group in groups_not_covered(found)],
        "bodies": bodies_in(found),
        "may_keep": may_keep_programme(request.user, found),
    }
    return render(request, "programmes/programme.html", context)
