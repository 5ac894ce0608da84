"""How finding each other goes, and what somebody has reported."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.matching.actions.introductions import handle_report
from gensvar.matching.actions.taking_part import let_in_again, shut_out
from gensvar.matching.counting import counts, shut_out_now
from gensvar.matching.models import Introduction, Listing, Participant
from gensvar.matching.policies import bodies_to_list_for, may_see_matching
from gensvar.matching.queries import listings_of_bodies, public_listings, reported
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation
from gensvar.ui.notices import tell_done

Parameters = ParamSpec("Parameters")
StaffView = Callable[Concatenate[SignedInRequest, Parameters], HttpResponse]
OpenView = Callable[Concatenate[SignedInRequest, Parameters], HttpResponseBase]
MOST = 50


def for_staff(view: StaffView[Parameters]) -> OpenView[Parameters]:
    """Open a page for officers and administrators."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponse:
        if not may_see_matching(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast("OpenView[Parameters]", signed_in(guarded))


@require_safe
@for_staff
def overview(request: SignedInRequest) -> HttpResponse:
    """Show counts, what is reported, and the listings of the region's bodies."""
    own_bodies = bodies_to_list_for(request.user)
    context = {
        "counts": counts(),
        "reported": list(reported()[:MOST]),
        "own": _few(listings_of_bodies(own_bodies)),
        "for_all": _few(public_listings().filter(body__isnull=True)),
        "shut_out": shut_out_now(),
        "may_write": bool(own_bodies),
    }
    return render(request, "matching/overview.html", context)


def _few(rows: QuerySet[Listing]) -> list[Listing]:
    """Return the newest rows, without the lists that only their own page shows."""
    return list(rows.prefetch_related(None)[:MOST])


@for_staff
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read what was reported, and say that it is handled; perhaps close the door."""
    row = get_object_or_404(reported(), pk=pk)
    about = _reported_organisation(row)
    if request.method == "POST":
        if request.POST.get("do") == "shut_out" and about is not None:
            family = family_of(about)
            for one in Participant.objects.filter(organisation_id__in=family):
                shut_out(one, by=request.user)
        handle_report(row, by=request.user)
        tell_done(request, _("Saved."))
        return redirect("matching")
    reporter = row.asker if row.reported_by_asker else row.listing.organisation
    context = {"row": row, "about": about, "reporter": reporter}
    return render(request, "matching/report.html", context)


def _reported_organisation(row: Introduction) -> Organisation | None:
    """Return the one that the report is about: not the one who reported."""
    return row.listing.organisation if row.reported_by_asker else row.asker


@for_staff
def let_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open finding each other again for an organisation."""
    if request.method != "POST":
        raise NotAllowed
    rows = Participant.objects.filter(shut_out_at__isnull=False)
    let_in_again(get_object_or_404(rows, pk=pk), by=request.user)
    tell_done(request, _("The organisation can take part again."))
    return redirect("matching")
