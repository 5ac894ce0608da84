"""Matters and considerations in public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.publishing import queries


def considerations(request: HttpRequest) -> HttpResponse:
    """List the public considerations, the no's as well as the yes's."""
    chosen = request.GET.get("visa", "")
    start, end = bounds(request)
    rows, total = queries.considerations_shown(outcome=chosen, start=start, end=end)
    return render(
        request,
        "portal/considerations.html",
        {
            "rows": rows,
            "chosen": chosen,
            "page_obj": page_of(request, total),
            "choices": [
                ("", _("All")),
                ("dialogue", _("Hold a dialogue")),
                ("inform_only", _("Inform only")),
                ("other_form", _("Another form")),
                ("not_now", _("Not now")),
            ],
        },
    )


def consideration(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one consideration with its criteria, outcome and reason."""
    shown = queries.consideration_shown(pk)
    if shown is None:
        raise Http404
    return render(request, "portal/consideration.html", {"row": shown})


def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a matter stands."""
    shown = queries.matter_shown(pk)
    if shown is None:
        raise Http404
    return render(request, "portal/matter.html", {"matter": shown})
