"""The page where those who work here search."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.organisations.access import workspace_only
from gensvar.search.forms import SearchForm
from gensvar.search.queries import ROWS, Reader, found_by, said_in
from gensvar.search.shown import hits, said_hits, said_links
from gensvar.search.words import asked_for


@require_safe
@workspace_only
def search(request: SignedInRequest) -> HttpResponse:
    """Find everything that holds the words and that the reader may see."""
    form = SearchForm(request.GET)
    text, narrowed = form.asked()
    found = found_by(Reader(request.user), text, narrowed)
    names = form.offer(found, narrowed)
    page = Paginator(found.rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        # Its own field is enough on this page.
        "search_address": "",
        "text": text,
        "found": found,
        "is_narrowed": any(narrowed),
        "page_obj": page,
        "said": said_links(found, _address_of_said),
        "hits": hits(list(page), found.asked, names),
    }
    return render(request, "search/search.html", context)


def _address_of_said(dialogue: Dialogue) -> str:
    return reverse("search-said", args=[dialogue.number])


@require_safe
@workspace_only
def said(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what was said with the words in one dialogue that the reader reads."""
    dialogue = dialogue_for(request.user, number)
    text = str(request.GET.get("text", ""))
    rows = said_in(Reader(request.user), dialogue, text)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    addresses = {
        row.pk: reverse("contribution", args=[number, row.public_id]) for row in page
    }
    context = {
        "dialogue": dialogue,
        "text": text,
        "page_obj": page,
        "hits": said_hits(list(page), asked_for(text), addresses),
    }
    return render(request, "search/said.html", context)
