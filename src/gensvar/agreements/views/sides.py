"""What the sides of an agreement do: promise, go through it, and join it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.actions.agreements import review_agreement
from gensvar.agreements.actions.commitments import (
    Note,
    add_commitment,
    note_commitment,
    withdraw_commitment,
)
from gensvar.agreements.actions.joining import (
    WAITING,
    approve_signatory,
    decline_signatory,
    leave_agreement,
)
from gensvar.agreements.forms.agreements import (
    CommitmentForm,
    FollowForm,
    ReasonForm,
    ReviewForm,
)
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    Commitment,
    Signatory,
    SignatoryState,
)
from gensvar.agreements.policies import may_keep_agreement
from gensvar.agreements.queries import agreement_for, commitments_of
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error


def _opened(request: SignedInRequest, number: int) -> tuple[Agreement, bool]:
    """Return an agreement and whether the reader keeps it; only keepers send."""
    found = agreement_for(request.user, number)
    may_keep = may_keep_agreement(request.user, found)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    return found, may_keep


@signed_in
def commitments(request: SignedInRequest, agreement: int) -> HttpResponse:
    """Show what each side has promised and how it goes; add a commitment."""
    found, may_keep = _opened(request, agreement)
    form = CommitmentForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            add_commitment(found, **form.cleaned_data, by=request.user)
            tell_done(request, _("The commitment is written down."))
            return redirect("agreement-commitments", found.pk)
    context = {
        "agreement": found,
        "rows": commitments_of(found),
        "form": form,
        "may_write": may_keep and found.stage != AgreementStage.ENDED,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/commitments.html", context, status=status)


@signed_in
def commitment(
    request: SignedInRequest, agreement: int, commitment: int
) -> HttpResponse:
    """Show one commitment as both sides see it; say how it goes, or take it back."""
    found, may_keep = _opened(request, agreement)
    rows = Commitment.objects.filter(agreement=found).select_related("body")
    row = get_object_or_404(rows, pk=commitment)
    row.agreement = found
    sent = request.POST.get("do", "")
    if sent == "withdraw":
        withdraw_commitment(row, by=request.user)
        tell_done(request, _("The commitment is taken back. What was said is kept."))
        return redirect("agreement-commitments", found.pk)
    start = {"status": row.status, "said_on": today(), "language": "sv"}
    form = FollowForm(request.POST or None, initial=start)
    if form.is_valid():
        with refusals_in(form):
            said = dict(form.cleaned_data)
            note_commitment(row, said.pop("side"), Note(**said), by=request.user)
            tell_done(request, _("Saved."))
            return redirect("agreement-commitment", found.pk, row.pk)
    context = {
        "agreement": found,
        "commitment": row,
        "notes": list(row.notes.all()),
        "form": form,
        "is_late": row.is_late,
        "may_write": may_keep and row.withdrawn_on is None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/commitment.html", context, status=status)


@signed_in
def review(request: SignedInRequest, agreement: int) -> HttpResponse:
    """Write what both sides found when they went through an agreement."""
    found, may_keep = _opened(request, agreement)
    if not may_keep:
        raise PermissionDenied
    form = ReviewForm(request.POST or None, initial={"reviewed_on": today()})
    if form.is_valid():
        with refusals_in(form):
            review_agreement(found, **form.cleaned_data, by=request.user)
            tell_done(request, _("The review is saved."))
            return redirect("agreement", found.pk)
    context = {"agreement": found, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/review.html", context, status=status)


@signed_in
def signatories(request: SignedInRequest, agreement: int) -> HttpResponse:
    """Show organisations that want to join or have joined; answer applications."""
    found, may_keep = _opened(request, agreement)
    if not may_keep:
        raise PermissionDenied
    rows = list(found.signatories.all())
    sent, _dash, number = request.POST.get("do", "").partition("-")
    row = next((one for one in rows if str(one.pk) == number), None)
    answers = {
        one.pk: ReasonForm(
            request.POST if sent == "decline" and one is row else None,
            prefix=f"s{one.pk}",
        )
        for one in rows
        if one.state in WAITING
    }
    if row is not None:
        row.agreement = found
        if _answered(request, row, sent, answers.get(row.pk)):
            return redirect("agreement-signatories", found.pk)
    context = {
        "agreement": found,
        "waiting": [(one, answers[one.pk]) for one in rows if one.pk in answers],
        "joined": [one for one in rows if one.state == SignatoryState.APPROVED],
        "gone": [one for one in rows if one.left_on or one.state == "declined"],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/signatories.html", context, status=status)


def _answered(
    request: SignedInRequest, row: Signatory, sent: str, form: forms.Form | None
) -> bool:
    try:
        if sent == "approve":
            approve_signatory(row, by=request.user)
        elif sent == "leave":
            leave_agreement(row, by=request.user)
        elif sent == "decline" and form is not None and form.is_valid():
            decline_signatory(row, form.cleaned_data["reason"], by=request.user)
        else:
            return False
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
        return True
    tell_done(request, _("Saved."))
    return True
