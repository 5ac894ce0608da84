"""The overview of an elected representative, and each of its sections in full."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.accounts.requests import SignedInRequest
from gensvar.organisations.access import workspace_only
from gensvar.workspace.overview.became import became_in, became_in_year, years_of
from gensvar.workspace.overview.coming import coming_to
from gensvar.workspace.overview.found import Found
from gensvar.workspace.overview.lacking import lacking_in, names_of_parts
from gensvar.workspace.overview.said import said_to
from gensvar.workspace.overview.scope import Scope, scope_of
from gensvar.workspace.overview.waits import waits_for
from gensvar.workspace.overview.whole import overview_of

ON_A_PAGE = 25
PARTS = ("vantar", "fraga", "sagt", "blev", "saknas")


@require_safe
@workspace_only
def overview(request: SignedInRequest) -> HttpResponse:
    """Show what waits, what comes, what was said, what became of it, what lacks."""
    scope = scope_of(request.user, request.GET.get("organ", ""))
    context = {
        "scope": scope,
        "shown": overview_of(scope),
        "names_of_parts": names_of_parts(),
        "query": _query(scope),
    }
    return render(request, "workspace/overview.html", context)


@require_safe
@workspace_only
def part(request: SignedInRequest, part: str) -> HttpResponse:
    """Show all rows of one section, page by page."""
    if part not in PARTS:
        raise Http404
    scope = scope_of(request.user, request.GET.get("organ", ""))
    years = years_of(scope.bodies) if part == "blev" else []
    asked = request.GET.get("ar", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else None
    place = request.GET.get("page", "1")
    number = min(max(int(place), 1), 100_000) if place.isdecimal() else 1
    start = (number - 1) * ON_A_PAGE
    found = _rows(part, scope, year, start)
    pages = Paginator(range(found.total or start), ON_A_PAGE)
    context = {
        "scope": scope,
        "part": part,
        "found": found,
        "page_obj": pages.get_page(number),
        "years": years,
        "year": year,
        "names_of_parts": names_of_parts(),
        "query": _query(scope),
    }
    return render(request, "workspace/overview_part.html", context)


def _rows(part: str, scope: Scope, year: int | None, start: int) -> Found[object]:
    end = start + ON_A_PAGE
    if part == "vantar":
        waits = waits_for(scope)
        return Found[object](waits[start:end], len(waits))
    if part == "blev" and year:
        return _any(became_in_year(scope.bodies, year, start, end))
    asked = {
        "fraga": coming_to,
        "sagt": said_to,
        "blev": became_in,
        "saknas": lacking_in,
    }[part]
    return _any(asked(scope.bodies, start, end))


def _any(found: Found[object]) -> Found[object]:
    return found


def _query(scope: Scope) -> str:
    return f"?organ={scope.chosen}" if scope.chosen else ""
