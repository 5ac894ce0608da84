"""Listings of the region's bodies; taking down a listing that everyone reads."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.secrets import token as fresh_key
from gensvar.matching.actions.listings import (
    change_listing,
    set_listing_state,
    stop_listing,
    write_listing_of_body,
)
from gensvar.matching.forms import BodyListingForm
from gensvar.matching.models import ListingState
from gensvar.matching.policies import bodies_to_list_for
from gensvar.matching.queries import listings_of_bodies, public_listings
from gensvar.matching.seen import listing_shown
from gensvar.matching.views.overview import for_staff
from gensvar.ui.forms import LongText
from gensvar.ui.notices import tell_done


class NewForm(BodyListingForm):
    """A new listing of a body; sent twice it counts once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ChangeForm(BodyListingForm):
    """A listing of a body that is changed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class StopForm(forms.Form):
    """Why a listing is taken down."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is taken down"),
        widget=LongText(2),
        help_text=gettext_lazy("The organisation reads this."),
    )


@signed_in
def write(request: SignedInRequest) -> HttpResponse:
    """Write a listing of a body: volunteers wanted, rooms free in the evening."""
    if not bodies_to_list_for(request.user):
        raise PermissionDenied
    form = NewForm(
        request.POST or None, user=request.user, initial={"key": fresh_key()}
    )
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            write_listing_of_body(
                said["body"], form.said(), by=request.user, key=said["key"]
            )
            tell_done(request, _("Saved."))
            return redirect("matching")
    return _page(request, form, _("Write a listing"))


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a listing of a body, or take it back."""
    rows = listings_of_bodies(bodies_to_list_for(request.user))
    if not bodies_to_list_for(request.user):
        raise PermissionDenied
    found = get_object_or_404(rows, pk=pk)
    if request.POST.get("do") in {ListingState.OPEN, ListingState.TAKEN_BACK}:
        set_listing_state(found, request.POST["do"], by=request.user)
        tell_done(request, _("Saved."))
        return redirect("matching")
    start = {
        **ChangeForm.start(found),
        "body": found.body_id,
        "contact": found.contact,
        "version": found.version,
    }
    form = ChangeForm(request.POST or None, user=request.user, initial=start)
    form.fields["body"].disabled = True
    if form.is_valid():
        seen = form.cleaned_data["version"]
        with refusals_in(form):
            try:
                change_listing(found, form.said(), by=request.user, seen_version=seen)
            except Stale:
                form.add_error(
                    None,
                    _("Somebody else saved meanwhile. Load the page again and look."),
                )
            else:
                tell_done(request, _("Saved."))
                return redirect("matching")
    listing = listing_shown(found)
    return _page(request, form, _("Change the listing"), listing=listing)


@for_staff
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take down a listing of an organisation that everyone reads."""
    found = get_object_or_404(public_listings().filter(body__isnull=True), pk=pk)
    form = StopForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            stop_listing(found, form.cleaned_data["reason"], by=request.user)
            tell_done(request, _("The listing is taken down."))
            return redirect("matching")
    title = _("Take down: %(title)s") % {"title": found.title}
    return _page(request, form, title)


def _page(
    request: SignedInRequest, form: forms.Form, title: str, **more: object
) -> HttpResponse:
    context = {"form": form, "title": title, **more}
    status = 422 if form.is_bound else 200
    return render(request, "matching/form.html", context, status=status)
