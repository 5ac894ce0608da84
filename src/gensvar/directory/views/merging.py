"""The names of an organisation: spellings, which ones are the same, and merging."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gensvar.accounts.access import OpenView, View, signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions.merging import (
    merge_organisations,
    unmerge_organisations,
)
from gensvar.directory.comparing import conflicts, sides_of
from gensvar.directory.forms.merging import MergeForm, SearchForm, SpellingForm
from gensvar.directory.names import (
    known_names,
    likely_same,
    merged_with,
    organisations_called,
    pairs_to_judge,
)
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.actions.spellings import add_spelling, withdraw_spelling
from gensvar.organisations.families import top_of
from gensvar.organisations.models import Merging, Organisation, Spelling
from gensvar.organisations.policies import may_keep_organisations
from gensvar.ui.notices import tell_done

ROWS = 50
Parameters = ParamSpec("Parameters")
Page = Callable[Concatenate[SignedInRequest, Parameters], HttpResponse]


def keepers_only(view: Page[Parameters]) -> OpenView[Parameters]:
    """Let those in who keep the list of organisations."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        if not may_keep_organisations(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return signed_in(cast("View[Parameters]", guarded))


def _found(public_id: str) -> Organisation:
    rows = Organisation.objects.select_related("merged_into")
    return get_object_or_404(rows, public_id=public_id)


@keepers_only
def names(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show under which names an organisation is known; note or take back a spelling."""
    organisation = top_of(_found(public_id))
    here = redirect("organisation-names", organisation.public_id)
    if gone := whole(request.POST.get("withdraw", "")):
        row = get_object_or_404(Spelling, pk=gone, organisation=organisation)
        withdraw_spelling(row, by=request.user)
        tell_done(request, _("The spelling is taken back."))
        return here
    form = SpellingForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            add_spelling(organisation, form.cleaned_data["name"], by=request.user)
            tell_done(request, _("Saved."))
            return here
    search = SearchForm(request.GET)
    words = search.cleaned_data["words"] if search.is_valid() else ""
    context = {
        "organisation": organisation,
        "form": form,
        "search": search,
        "words": words,
        "found": organisations_called(words, organisation),
        "names": known_names(organisation),
        "alike": likely_same(organisation),
        "mergings": merged_with(organisation),
    }
    status = 422 if form.is_bound else 200
    return render(request, "directory/names.html", context, status=status)


@keepers_only
def compare(request: SignedInRequest, public_id: str, other: str) -> HttpResponse:
    """Show two organisations side by side, and merge them."""
    one, two = top_of(_found(public_id)), top_of(_found(other))
    if one == two:
        return redirect("organisation-names", one.public_id)
    form = MergeForm(request.POST or None, one=one, other=two)
    if form.is_valid():
        said = form.cleaned_data
        stands, gone = (one, two) if said["stands"] == one.public_id else (two, one)
        with refusals_in(form):
            made = merge_organisations(gone, stands, said["reason"], by=request.user)
            told = _("%(name)s stands for both now.") % {"name": stands.name}
            tell_done(
                request, told, undo=reverse("unmerge-organisations", args=[made.pk])
            )
            return redirect("organisation-names", stands.public_id)
    sides = sides_of([one, two])
    context = {"sides": sides, "conflicts": conflicts(*sides), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "directory/compare.html", context, status=status)


@require_POST
@keepers_only
def undo(request: SignedInRequest, merging: int) -> HttpResponse:
    """Say that they are two after all."""
    rows = Merging.objects.select_related("organisation", "into")
    found = get_object_or_404(rows, pk=merging)
    unmerge_organisations(found, by=request.user)
    tell_done(request, _("They are two organisations again."))
    return redirect("organisation-names", found.organisation.public_id)


@require_safe
@keepers_only
def alike(request: SignedInRequest) -> HttpResponse:
    """List the pairs of organisations that may be the same, with the reason."""
    pairs = Paginator(pairs_to_judge(), ROWS).get_page(request.GET.get("page"))
    return render(request, "directory/alike.html", {"page_obj": pairs})
