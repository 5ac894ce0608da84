"""What samråd has changed, and the governing documents, for everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.consultations.public.years import changes_shown
from gensvar.governing_documents.public import documents_shown


@require_safe
def changes(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell what has changed through one programme (S1-40)."""
    found = changes_shown(public_id)
    if found is None:
        raise Http404
    return render(request, "portal/changes.html", {"found": found})


@require_safe
def governing_documents(request: HttpRequest) -> HttpResponse:
    """List the governing documents that everyone may read."""
    context = {"documents": documents_shown()}
    return render(request, "portal/governing_documents.html", context)
