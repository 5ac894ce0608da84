"""Writing down an organisation, after a look whether it is known already."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions.registering import register_organisation
from gensvar.directory.forms.merging import NewOrganisationForm
from gensvar.directory.names import likely_meant
from gensvar.directory.views.merging import keepers_only
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.naming import organisation_named
from gensvar.organisations.similar import Alike
from gensvar.ui.notices import tell, tell_done

IS_NEW = "is_new"


@keepers_only
def new(request: SignedInRequest) -> HttpResponse:
    """Ask for the name, and whether it is one of those that are like it."""
    form = NewOrganisationForm(request.POST or None)
    near: list[Alike] = []
    if form.is_valid():
        said = form.cleaned_data
        known = organisation_named(said["name"])
        if known is not None:
            tell(request, _("We know %(name)s already.") % {"name": known.name})
            return redirect("organisation", known.public_id)
        near = likely_meant(said["name"])
        if not near or request.POST.get("do") == IS_NEW:
            with refusals_in(form):
                made = register_organisation(**said, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("organisation", made.public_id)
    status = 422 if form.errors else 200
    context = {"form": form, "near": near, "is_new": IS_NEW}
    return render(request, "directory/new.html", context, status=status)
