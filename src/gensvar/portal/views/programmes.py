"""Programmes of standing consultation in public: the list, and one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.programmes.forms.programmes import AreaFilterForm
from gensvar.programmes.public import (
    policy_areas_shown,
    programme_shown,
    programmes_shown,
)
from gensvar.publishing.queries.meetings import meetings_shown_in
from gensvar.translations.public import Thing, reading


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes that everyone may know of."""
    start, end = bounds(request)
    form = AreaFilterForm(request.GET, areas=policy_areas_shown())
    rows, total = programmes_shown(start, end, form.chosen())
    context = {"rows": rows, "form": form, "page_obj": page_of(request, total)}
    return render(request, "portal/programmes.html", context)


@require_safe
def programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one programme: with whom, how often, how it is decided, what comes next."""
    found = programme_shown(public_id)
    if found is None:
        raise Http404
    words = {"name": found.name, "purpose": found.purpose}
    texts = reading(request, Thing("programmes.programme", found.pk, words))
    context = {
        "programme": found,
        "texts": texts,
        "meetings": meetings_shown_in(found.pk),
    }
    return render(request, "portal/programme.html", context)
