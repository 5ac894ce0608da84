"""The parts of the region, which administrators keep."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.models import User
from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions.sub_regions import (
    add_sub_region,
    end_sub_region,
    keep_sub_region_again,
    raise_sub_region,
)
from gensvar.directory.forms.merging import SubRegionForm
from gensvar.directory.models import SubRegion
from gensvar.directory.policies import may_keep_lists
from gensvar.kernel.errors import Invalid
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error

DOES: dict[str, Callable[..., None]] = {
    "raise": raise_sub_region,
    "end": end_sub_region,
    "again": keep_sub_region_again,
}


@signed_in
def sub_regions(request: SignedInRequest) -> HttpResponse:
    """List the parts of the region; add one, put one higher, end one."""
    if not may_keep_lists(request.user):
        raise PermissionDenied
    for do in DOES:
        if number := whole(request.POST.get(do, "")):
            _do(request, do, number, request.user)
            return redirect("sub-regions")
    form = SubRegionForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            add_sub_region(form.cleaned_data["name"], by=request.user)
            tell_done(request, _("Saved."))
            return redirect("sub-regions")
    rows = list(SubRegion.objects.all())
    context = {
        "form": form,
        "rows": [row for row in rows if row.ended_on is None],
        "ended": [row for row in rows if row.ended_on is not None],
    }
    status = 422 if form.is_bound else 200
    return render(request, "directory/sub_regions.html", context, status=status)


def _do(request: SignedInRequest, do: str, number: int, by: User) -> None:
    row = get_object_or_404(SubRegion, pk=number)
    try:
        DOES[do](row, by=by)
        tell_done(request, _("Saved."))
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
