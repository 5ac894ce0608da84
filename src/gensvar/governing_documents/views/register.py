"""The register, and one document with what is done with it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.governing_documents import actions
from gensvar.governing_documents.forms import (
    AdoptForm,
    ChooseForm,
    HandOverForm,
    WithdrawForm,
)
from gensvar.governing_documents.models import (
    DocumentCorrection,
    DocumentHandOver,
    GoverningDocument,
)
from gensvar.governing_documents.policies import (
    bodies_to_keep_documents_for,
    may_keep_document,
    may_read_documents,
)
from gensvar.governing_documents.queries import documents as all_documents
from gensvar.governing_documents.queries import (
    documents_found,
    goals_in_force,
    to_look_over,
)
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def documents(request: SignedInRequest) -> HttpResponse:
    """List the governing documents; warn when no goals and guidelines are in force."""
    if not may_read_documents(request.user):
        raise PermissionDenied
    form = ChooseForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = documents_found(**chosen)
    context = {
        "form": form,
        "page_obj": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "is_chosen": any(chosen.values()),
        "has_goals": bool(goals_in_force()),
        "to_look_over": to_look_over(),
        "may_begin": bool(bodies_to_keep_documents_for(request.user)),
        "today": today(),
    }
    return render(request, "governing_documents/documents.html", context)


@signed_in
def document(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a document; note its decision, hand it over, show it to everyone."""
    if not may_read_documents(request.user):
        raise PermissionDenied
    found = get_object_or_404(all_documents(), pk=pk)
    may_change = may_keep_document(request.user, found)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    made: dict[str, forms.Form] = {
        "adopt": AdoptForm(sent.get("adopt"), document=found, prefix="adopt"),
        "hand": HandOverForm(sent.get("hand"), prefix="hand"),
        "withdraw": WithdrawForm(sent.get("withdraw"), prefix="withdraw"),
    }
    if sent:
        if not may_change:
            raise PermissionDenied
        if _done(request, found, made):
            tell_done(request, _("Saved."))
            return redirect("governing-document", found.pk)
    context = {
        "document": found,
        "hand_overs": DocumentHandOver.objects.filter(document=found),
        "corrections": DocumentCorrection.objects.filter(document=found).select_related(
            "corrected_by"
        ),
        "may_change": may_change,
        "is_due": bool(found.review_on and found.review_on < today()),
        **made,
    }
    status = 422 if sent else 200
    return render(request, "governing_documents/document.html", context, status=status)


def _done(
    request: SignedInRequest, found: GoverningDocument, made: dict[str, forms.Form]
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    do, by = request.POST.get("do", ""), request.user
    form = made.get(do, made["hand"])
    if do in made and not form.is_valid():
        return False
    with refusals_in(form):
        if isinstance(form, AdoptForm):
            actions.adopt_document(found, actions.Adoption(**form.facts()), by=by)
        elif do == "hand":
            actions.hand_over_document(found, form.cleaned_data, by=by)
        elif do == "withdraw":
            actions.withdraw_document(found, by=by, **form.cleaned_data)
        elif do == "publish":
            actions.publish_document(found, by=by)
        elif do == "hide":
            actions.hide_document(found, by=by)
        else:
            return False
        return True
    return False
