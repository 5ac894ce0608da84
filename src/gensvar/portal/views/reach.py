"""Whom a dialogue has reached, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.publishing.queries import is_public
from gensvar.reach.public import reach_shown


@require_safe
def reach(request: HttpRequest, slug: str) -> HttpResponse:
    """Show whom a dialogue meant to reach, whom it reached and who is missing."""
    found = reach_shown(slug) if is_public(slug) else None
    if found is None:
        raise Http404
    return render(request, "portal/reach.html", {"found": found, "slug": slug})
