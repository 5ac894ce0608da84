"""Search in public: in what recorded decisions have made everyone's to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.search.public import said_page, search_page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find everything that is public and holds the words."""
    text = request.GET.get("text", "").strip()
    found = search_page(text, request.GET.get("page"))
    context = {
        "text": text,
        "found": found,
        # Its own field is enough on this page.
        "search_address": "",
        "said": found.said,
        "hits": found.hits,
        "page_obj": found.page,
    }
    return render(request, "portal/search.html", context)


@require_safe
def said(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was said with the words in one public dialogue."""
    text = request.GET.get("text", "").strip()
    found = said_page(slug, text, request.GET.get("page"))
    if found is None:
        raise Http404
    context = {
        "title": found.title,
        "text": text,
        "hits": found.hits,
        "page_obj": found.page,
    }
    return render(request, "portal/search_said.html", context)
