"""The register of partnerships (IOP) for everyone."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.agreements import public

PAGE = 30


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """List the partnerships that are shown: who, with which bodies, for how long."""
    found = Paginator(public.shown_partnerships(), PAGE)
    context = {"page_obj": found.get_page(request.GET.get("page"))}
    return render(request, "portal/partnerships.html", context)
