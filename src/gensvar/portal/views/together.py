"""Who does what in a dialogue, and how credible dialogues have been, for everyone."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gensvar.indicators import public as figures
from gensvar.joint_work import public
from gensvar.publishing import queries

ROWS = 50
ANSWERED, BEGAN = "svar", "start"


@require_safe
def who_does_what(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell step by step who is responsible, who does the work, who is asked."""
    if not queries.is_public(slug):
        raise Http404
    context = {"rows": public.who_does_what(slug), "slug": slug}
    return render(request, "portal/who_does_what.html", context)


def _leads(what: str, year: int, _part: str) -> str:
    """Return where the public reads what a figure counts."""
    if what == figures.CONSIDERED:
        return reverse("public-considerations")
    shown = BEGAN if what == figures.STARTS else ANSWERED
    return reverse("public-indicator-sources", args=[shown, year])


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """Show promise and outcome, time to answer, and what people think, over years."""
    context = {"sections": figures.sections_shown(_leads)}
    return render(request, "portal/indicators.html", context)


@require_safe
def indicators_file(_request: HttpRequest) -> HttpResponse:
    """Give the same figures as a table file."""
    headers = {"Content-Disposition": 'attachment; filename="utfall.csv"'}
    return HttpResponse(
        figures.file_shown(), content_type="text/csv; charset=utf-8", headers=headers
    )


@require_safe
def indicator_sources(request: HttpRequest, what: str, year: int) -> HttpResponse:
    """List the dialogues that were answered, or that began, in a year."""
    if what not in (ANSWERED, BEGAN):
        raise Http404
    find = figures.sources_shown if what == ANSWERED else figures.begun_shown
    context = {
        "page_obj": Paginator(find(year), ROWS).get_page(request.GET.get("page")),
        "year": year,
        "is_answered": what == ANSWERED,
    }
    return render(request, "portal/indicator_sources.html", context)


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """Explain how each figure is made, and what it does not say."""
    return render(request, "portal/indicator_methods.html")
