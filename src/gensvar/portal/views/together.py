"""Who does what in a dialogue, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.joint_work import public
from gensvar.publishing import queries


@require_safe
def who_does_what(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell step by step who is responsible, who does the work, who is asked."""
    if not queries.is_public(slug):
        raise Http404
    context = {"rows": public.who_does_what(slug), "slug": slug}
    return render(request, "portal/who_does_what.html", context)
