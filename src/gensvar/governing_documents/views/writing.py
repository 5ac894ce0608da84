"""Beginning a governing document, changing it, and correcting what was entered."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.governing_documents import actions
from gensvar.governing_documents.forms import (
    ChangeAdoptedForm,
    ChangeDraftForm,
    CorrectForm,
    DocumentForm,
)
from gensvar.governing_documents.models import DocumentStatus, GoverningDocument
from gensvar.governing_documents.policies import (
    bodies_to_keep_documents_for,
    may_keep_document,
    may_read_documents,
)
from gensvar.governing_documents.queries import documents
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, VersionedForm, refusals_in
from gensvar.ui.notices import tell_done


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
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a draft, or what may be changed of an adopted document."""
    found = _kept(request, pk)
    data = request.POST or None
    form: VersionedForm
    if found.status == DocumentStatus.DRAFT:
        names = [*ChangeDraftForm.base_fields]
        initial = {name: getattr(found, name) for name in names}
        form = ChangeDraftForm(data, user=request.user, initial=initial)
    else:
        names = [*ChangeAdoptedForm.base_fields]
        initial = {name: getattr(found, name) for name in names}
        form = ChangeAdoptedForm(data, initial=initial)
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            with refusals_in(form):
                actions.change_document(found, version, facts, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("governing-document", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    return _page(request, "change_document", found, form, others)


@signed_in
def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct what was entered of an adopted document; what stood before is kept."""
    found = _kept(request, pk)
    if found.status == DocumentStatus.DRAFT:
        return redirect("change-governing-document", found.pk)
    names = [name for name in CorrectForm.base_fields if name != "reason"]
    initial = {name: getattr(found, name) for name in names}
    form = CorrectForm(request.POST or None, initial=initial)
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version, reason = facts.pop("version"), facts.pop("reason")
        try:
            with refusals_in(form):
                actions.correct_document(
                    found, version, facts, reason=reason, by=request.user
                )
                tell_done(request, _("Corrected. What stood before is kept."))
                return redirect("governing-document", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    return _page(request, "correct_document", found, form, others)


def _kept(request: SignedInRequest, pk: int) -> GoverningDocument:
    if not may_read_documents(request.user):
        raise PermissionDenied
    found = get_object_or_404(documents(), pk=pk)
    if not may_keep_document(request.user, found):
        raise PermissionDenied
    return found


def _page(
    request: SignedInRequest,
    template: str,
    found: GoverningDocument,
    form: VersionedForm,
    others: list[Other],
) -> HttpResponse:
    context = {"document": found, "form": form, "others": others}
    status = 422 if form.is_bound else 200
    return render(
        request, f"governing_documents/{template}.html", context, status=status
    )
