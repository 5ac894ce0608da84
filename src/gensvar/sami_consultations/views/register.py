"""The register of representatives: the list, a new one, and changing one."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.organisations.access import workspace_only
from gensvar.sami_consultations.actions import register as actions
from gensvar.sami_consultations.forms.register import AddForm, ChangeForm
from gensvar.sami_consultations.policies import may_keep_register
from gensvar.sami_consultations.queries import register
from gensvar.sami_consultations.views.loading import form_page
from gensvar.ui.notices import tell_done

ROWS = 50


@workspace_only
def representatives(request: SignedInRequest) -> HttpResponse:
    """List who is to be consulted, Sametinget first."""
    with_ended = request.GET.get("alla") == "1"
    page = Paginator(register(with_ended=with_ended), ROWS)
    context = {
        "page_obj": page.get_page(request.GET.get("page")),
        "with_ended": with_ended,
        "may_keep": may_keep_register(request.user),
    }
    return render(request, "sami_consultations/representatives.html", context)


@workspace_only
def add(request: SignedInRequest) -> HttpResponse:
    """Write a sameby or a Sámi organisation into the register."""
    if not may_keep_register(request.user):
        raise PermissionDenied
    form = AddForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            actions.add_representative(
                said["name"], said["kind"], form.known(), by=request.user
            )
            tell_done(request, _("It stands in the register."))
            return redirect("sami-representatives")
    return form_page(
        request,
        form,
        title=_("Add a representative"),
        lead=_(
            "Samebyar are consulted as they are. A Sámi organisation is consulted by "
            "its statutes, once it has announced its interest (7 §)."
        ),
        save=_("Save"),
        back=_back(),
        draft="sami-representative",
    )


@workspace_only
def change(request: SignedInRequest, representative: int) -> HttpResponse:
    """Change what is known of a representative."""
    if not may_keep_register(request.user):
        raise PermissionDenied
    found = get_object_or_404(register(with_ended=True), pk=representative)
    form = ChangeForm(request.POST or None, one=found)
    others: list[Other] = []
    if form.is_valid():
        try:
            with refusals_in(form):
                version = form.cleaned_data["version"]
                actions.change_representative(
                    found, version, form.known(), by=request.user
                )
                tell_done(request, _("Saved."))
                return redirect("sami-representatives")
        except Stale:
            others = form.what_others_saved(found)
    return form_page(
        request,
        form,
        title=found.organisation.name,
        lead=found.get_kind_display(),
        save=_("Save"),
        back=_back(),
        draft=f"sami-representative-{found.pk}",
        others=others,
    )


def _back() -> tuple[str, str]:
    return _("Back to the register"), reverse("sami-representatives")
