"""Governing documents: the register, one document, and what is done with it."""

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
    DocumentForm,
    HandOverForm,
)
from gensvar.governing_documents.models import DocumentHandOver, GoverningDocument
from gensvar.governing_documents.policies import (
    bodies_to_keep_documents_for,
    may_keep_document,
)
from gensvar.governing_documents.queries import documents as all_documents
from gensvar.governing_documents.queries import goals_in_force
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def documents(request: SignedInRequest) -> HttpResponse:
    """List the governing documents; warn when no goals and guidelines are in force."""
    if not works_here(request.user):
        raise PermissionDenied
    page = Paginator(all_documents(), ROWS).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "has_goals": bool(goals_in_force()),
        "may_begin": bool(bodies_to_keep_documents_for(request.user)),
        "today": today(),
    }
    return render(request, "governing_documents/documents.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a governing document as a draft."""
    if not bodies_to_keep_documents_for(request.user):
        raise PermissionDenied
    form = DocumentForm(request.POST or None, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            made = actions.begin_document(form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("governing-document", made.pk)
    status = 422 if form.is_bound else 200
    context = {"form": form}
    return render(
        request, "governing_documents/begin_document.html", context, status=status
    )


@signed_in
def document(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a document; note its decision, hand it over, show it to everyone."""
    if not works_here(request.user):
        raise PermissionDenied
    found = get_object_or_404(all_documents(), pk=pk)
    may_change = may_keep_document(request.user, found)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    adopt = AdoptForm(sent.get("adopt"), document=found, prefix="adopt")
    hand = HandOverForm(sent.get("hand"), prefix="hand")
    if sent:
        if not may_change:
            raise PermissionDenied
        if _done(request, found, adopt, hand):
            tell_done(request, _("Saved."))
            return redirect("governing-document", found.pk)
    context = {
        "document": found,
        "hand_overs": DocumentHandOver.objects.filter(document=found),
        "may_change": may_change,
        "adopt": adopt,
        "hand": hand,
        "is_due": bool(found.review_on and found.review_on < today()),
    }
    status = 422 if sent else 200
    return render(request, "governing_documents/document.html", context, status=status)


def _done(
    request: SignedInRequest,
    found: GoverningDocument,
    adopt: forms.Form,
    hand: forms.Form,
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    do = request.POST.get("do")
    form = adopt if do == "adopt" else hand
    if do in {"adopt", "hand"} and not form.is_valid():
        return False
    with refusals_in(form):
        if do == "adopt":
            adoption = actions.Adoption(**form.cleaned_data)
            actions.adopt_document(found, adoption, by=request.user)
        elif do == "hand":
            actions.hand_over_document(found, form.cleaned_data, by=request.user)
        elif do == "publish":
            actions.publish_document(found, by=request.user)
        elif do == "hide":
            actions.hide_document(found, by=request.user)
        else:
            return False
        return True
    return False
