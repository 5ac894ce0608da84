"""What became of the ideas in public notes, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.ideas.public import ideas_shown
from gensvar.portal.views.dialogues import bounds, page_of


@require_safe
def ideas(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show each idea of a meeting with what became of it, those that wait first."""
    found = ideas_shown(public_id)
    if found is None:
        raise Http404
    start, end = bounds(request)
    context = {
        "found": found,
        "public_id": public_id,
        "rows": found.ideas[start:end],
        "page_obj": page_of(request, len(found.ideas)),
    }
    return render(request, "portal/public_ideas.html", context)
