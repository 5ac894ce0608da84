"""What the pages share: finding a consultation, and a page with one form."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django_stubs_ext import StrOrPromise

from gensvar.accounts.requests import SignedInRequest
from gensvar.sami_consultations.models import SamiConsultation
from gensvar.sami_consultations.policies import may_consult
from gensvar.sami_consultations.queries import consultation_for


def kept_by(request: SignedInRequest, number: int) -> SamiConsultation:
    """Return a consultation that the reader keeps; else 404 or 403."""
    found = consultation_for(request.user, number)
    if not may_consult(request.user, found):
        raise PermissionDenied
    return found


def form_page(  # noqa: PLR0913 -- a page has that many words
    request: SignedInRequest,
    form: forms.Form,
    *,
    title: StrOrPromise,
    lead: StrOrPromise,
    save: StrOrPromise,
    back: tuple[StrOrPromise, str],
    draft: str,
    **more: object,
) -> HttpResponse:
    """Show one form; 422 with all that was typed when it could not be taken."""
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "save": save,
        "back": back,
        "draft": draft,
        **more,
    }
    status = 422 if form.is_bound else 200
    return render(request, "sami_consultations/form.html", context, status=status)
