"""What the region asks of every organisation, for those who plan to ask again."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.organisation_years.forms import BurdenForm
from gensvar.organisation_years.policies import may_read_years
from gensvar.organisation_years.queries.everyone import Asked, asked_in
from gensvar.organisation_years.sheets import CSV
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme
from gensvar.reporting.sheets import lines

ROWS = 50
HEADINGS = ("organisation", "year", "meetings_asked", "meetings_came", "questions")


@require_safe
@signed_in
def burden(request: SignedInRequest) -> HttpResponse:
    """List what was asked of each organisation in a year, the most asked first."""
    form, rows = _found(request)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "year": form.year,
        "is_filtered": form.within.body or form.within.programme,
        "query": request.GET.urlencode(),
    }
    return render(request, "organisation_years/burden.html", context)


@require_safe
@signed_in
def burden_file(request: SignedInRequest) -> HttpResponse:
    """Give the same list as a table file."""
    form, rows = _found(request)
    cells = ([one.name, str(form.year), *_numbers(one)] for one in rows)
    made = "".join(lines([*HEADINGS, "hours"], cells))
    name = f'attachment; filename="organisations-{form.year}.csv"'
    return HttpResponse(made, content_type=CSV, headers={"Content-Disposition": name})


def _numbers(row: Asked) -> Iterable[str]:
    came = "" if row.came_to is None else str(row.came_to)
    hours = "" if row.hours is None else str(row.hours)
    return map(str, (len(row.meetings), came, row.asks, hours))


def _found(request: SignedInRequest) -> tuple[BurdenForm, list[Asked]]:
    if not may_read_years(request.user):
        raise PermissionDenied
    form = BurdenForm(
        request.GET,
        bodies=Body.objects.order_by("name"),
        programmes=Programme.objects.order_by("name"),
    )
    rows = asked_in(form.year, form.within)
    if not form.by_name:
        rows.sort(key=lambda row: -row.together)
    return form, rows
