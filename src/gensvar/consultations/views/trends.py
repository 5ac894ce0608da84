"""Trends: who is met, who comes, who brings up what, year by year."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations.queries.duties import years_of
from gensvar.consultations.queries.items import Wanted, share_of
from gensvar.consultations.queries.trends import (
    administrations_in,
    group_years,
    items_of,
    meetings_of_year,
)
from gensvar.consultations.views.years import asked_year
from gensvar.kernel.days import today
from gensvar.meetings.models import Side
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import (
    groups_in,
    programme_for,
    takes_part_by_year,
)
from gensvar.ui.shapes import Bar

ROWS = 50
LISTS = {"moten", "fragor", "forvaltningar"}


@signed_in
def trends(request: SignedInRequest, programme: int) -> HttpResponse:
    """Show a year group by group, and how many administrations have taken part."""
    found = programme_for(request.user, programme)
    years = years_of(found, today().year)
    year = asked_year(request, years)
    lines = group_years(found, groups_in(found), year)
    context = {
        "programme": found,
        "years": years,
        "year": year,
        "lines": lines,
        "share": share_of(found, Wanted(year=year)),
        "meetings": [
            Bar(
                line.group.name,
                line.meetings,
                _list(found, "moten", year, line.group.pk),
            )
            for line in lines
            if line.group
        ],
        "bodies": [
            Bar(f"{one}", count, _list(found, "forvaltningar", one))
            for one, count in takes_part_by_year(found)
        ],
    }
    return render(request, "consultations/trends.html", context)


def _list(programme: Programme, what: str, year: int, group: int = 0) -> str:
    if group:
        return reverse("trend-list-of-group", args=[programme.pk, what, year, group])
    return reverse("trend-list", args=[programme.pk, what, year])


@signed_in
def trend_list(
    request: SignedInRequest, programme: int, what: str, year: int, group: int = 0
) -> HttpResponse:
    """List what a figure was counted from: meetings, items or administrations."""
    found = programme_for(request.user, programme)
    if what not in LISTS or year not in years_of(found, today().year):
        raise Http404
    of = get_object_or_404(groups_in(found), pk=group) if group else None
    held = meetings_of_year(found, year, group or None)
    rows: object = held
    if what == "fragor":
        rows = items_of(held.values_list("pk", flat=True)).order_by(
            "-meeting__starts_at", "position", "pk"
        )
    elif what == "forvaltningar":
        rows = administrations_in(found, year)
    titles = {
        "moten": _("Meetings that were held"),
        "fragor": _("Items that were proposed"),
        "forvaltningar": _("Administrations that took part"),
    }
    page = Paginator(rows, ROWS)  # type: ignore[arg-type, var-annotated] # one of three
    context = {
        "programme": found,
        "what": what,
        "title": titles[what],
        "year": year,
        "group": of,
        "page_obj": page.get_page(request.GET.get("page")),
        "region": Side.REGION,
    }
    return render(request, "consultations/trend_list.html", context)
