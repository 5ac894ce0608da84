"""Dialogues that were held before they were written down here, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.past_dialogues.public import one_past_shown, past_shown


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List the past dialogues that are shown to everyone."""
    return render(request, "portal/past_dialogues.html", {"rows": past_shown()})


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell of one past dialogue under fixed headings (S2-10)."""
    found = one_past_shown(pk)
    if found is None:
        raise Http404
    return render(request, "portal/past_dialogue.html", {"found": found})
