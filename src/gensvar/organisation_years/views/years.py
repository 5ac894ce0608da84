"""The year of one organisation, for those who work here: to read only."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.organisation_years.own import is_told, own_year
from gensvar.organisation_years.policies import may_read_years
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation


@require_safe
@signed_in
def organisation_year(
    request: SignedInRequest, organisation: int, year: int
) -> HttpResponse:
    """Show what an organisation and the region did, as the organisation sees it.

    What it has asked, and whom it wants to meet, is between it and those who answer.
    """
    if not may_read_years(request.user):
        raise PermissionDenied
    found = get_object_or_404(Organisation, pk=organisation)
    if found.merged_into_id is not None:
        return redirect("organisation-year", found.merged_into_id, year)
    if not is_told(year):
        raise Http404
    context = {
        "organisation": found,
        "year": own_year(family_of(found), year),
        "before": year - 1 if is_told(year - 1) else None,
        "after": year + 1 if is_told(year + 1) else None,
    }
    return render(request, "organisation_years/year.html", context)
