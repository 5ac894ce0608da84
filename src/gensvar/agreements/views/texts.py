"""The text of an agreement, its parties, and which bodies carry it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.actions import agreements as actions
from gensvar.agreements.actions import bodies
from gensvar.agreements.forms.agreements import (
    AboutForm,
    CarryForm,
    PartyForm,
    TextForm,
)
from gensvar.agreements.models import Agreement, AgreementStage
from gensvar.agreements.policies import may_keep_agreement
from gensvar.agreements.queries import agreement_for, rows_of
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done

ABOUT = (
    *("version", "owner_role", "legal_review", "indexed", "index_how"),
    "open_to_signatories",
)


@signed_in
def text(request: SignedInRequest, agreement: int) -> HttpResponse:
    """Write the text of a draft, say who sees to it, and with whom it is made."""
    found = agreement_for(request.user, agreement)
    if not may_keep_agreement(request.user, found):
        raise PermissionDenied
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    data = {sent: request.POST} if sent else {}
    start = {name: getattr(found, name) for name in ABOUT}
    shown: dict[str, forms.Form] = {
        "words": TextForm(data.get("words"), agreement=found),
        "about": AboutForm(data.get("about"), prefix="about", initial=start),
        "party": PartyForm(data.get("party"), prefix="party"),
        "carry": CarryForm(data.get("carry"), prefix="carry"),
    }
    if sent and _saved(request, found, sent, shown):
        tell_done(request, _("Saved."))
        return redirect("agreement-text", found.pk)
    context = {
        **shown,
        "agreement": found,
        "is_draft": found.stage == AgreementStage.DRAFT,
        "carriers": list(found.bodies.select_related("body")),
        "rows": rows_of(found),
        "parties": list(found.parties.select_related("group", "organisation")),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/text.html", context, status=status)


def _saved(
    request: SignedInRequest, found: Agreement, sent: str, shown: dict[str, forms.Form]
) -> bool:
    if sent in {"remove", "drop"}:
        return _removed(request, found, sent, shown["party"])
    form = shown.get(sent)
    if form is None or not form.is_valid():
        return False
    said, by = form.cleaned_data, request.user
    with refusals_in(form):
        try:
            if isinstance(form, TextForm):
                actions.write_agreement(
                    found, said["version"], said["title"], form.parts(), by=by
                )
            elif isinstance(form, AboutForm):
                actions.change_agreement(found, said["version"], said, by=by)
            elif isinstance(form, CarryForm):
                bodies.add_body(found, said["body"], by=by)
            else:
                actions.add_party(found, said["organisation"], by=by)
        except Stale:
            form.add_error(
                None, _("Somebody else saved meanwhile. Open the page anew to see it.")
            )
        else:
            return True
    return False


def _removed(
    request: SignedInRequest, found: Agreement, sent: str, party: forms.Form
) -> bool:
    """Take away a party, or a body that carries the agreement too."""
    number = whole(request.POST.get("row", ""))
    if sent == "drop":
        carrier = get_object_or_404(found.bodies, pk=number)
        carrier.agreement = found
        bodies.remove_body(carrier, by=request.user)
        return True
    row = get_object_or_404(found.parties, pk=number)
    row.agreement = found
    with refusals_in(party):
        actions.remove_party(row, by=request.user)
        return True
    return False
