"""One proposal: written down, changed, followed, and tied to measures."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.proposals import actions
from gensvar.proposals.forms import (
    ChangeProposalForm,
    ProposalForm,
    StandsForm,
    TieForm,
)
from gensvar.proposals.models import ChangeProposal
from gensvar.proposals.models.proposals import ENDED
from gensvar.proposals.policies import may_follow, may_keep
from gensvar.proposals.queries import proposals_visible_to
from gensvar.proposals.views.collections import found
from gensvar.ui.notices import tell_done


@signed_in
def write(request: SignedInRequest, collection: int) -> HttpResponse:
    """Write down what should change."""
    one = found(request, collection)
    if not may_keep(request.user, one.body):
        raise PermissionDenied
    form = ProposalForm(request.POST or None, user=request.user, collection=one)
    if form.is_valid():
        with refusals_in(form):
            made = actions.write_proposal(one, form.proposed(), by=request.user)
            tell_done(request, _("The proposal is written down."))
            return redirect("proposal", made.pk)
    context = {"form": form, "title": _("Write down a proposal"), "collection": one}
    status = 422 if form.is_bound else 200
    return render(request, "proposals/form.html", context, status=status)


def _found(request: SignedInRequest, pk: int) -> ChangeProposal:
    return get_object_or_404(proposals_visible_to(request.user), pk=pk)


@signed_in
def change(request: SignedInRequest, proposal: int) -> HttpResponse:
    """Change a proposal; two at once see both texts."""
    one = _found(request, proposal)
    if not may_keep(request.user, one.collection.body):
        raise PermissionDenied
    form = ChangeProposalForm(
        request.POST or None,
        user=request.user,
        collection=one.collection,
        initial=ChangeProposalForm.start(one),
    )
    others: list[Other] = []
    if form.is_valid():
        seen = form.cleaned_data["version"]
        try:
            with refusals_in(form):
                actions.change_proposal(
                    one, form.proposed(), by=request.user, seen_version=seen
                )
                tell_done(request, _("Saved."))
                return redirect("proposal", one.pk)
        except Stale:
            others = form.what_others_saved(one)
    context = {"form": form, "title": _("Change the proposal"), "others": others}
    context |= {"collection": one.collection}
    status = 422 if form.is_bound else 200
    return render(request, "proposals/form.html", context, status=status)


@signed_in
def proposal(request: SignedInRequest, proposal: int) -> HttpResponse:
    """Show one proposal; say where it stands, tie a measure or untie it."""
    one = _found(request, proposal)
    follows = may_follow(request.user, one)
    if request.method == "POST" and not follows:
        raise PermissionDenied
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    stands = StandsForm(
        sent.get("stands"), initial={"status": one.status}, prefix="stands"
    )
    tie = TieForm(sent.get("tie"), user=request.user, prefix="tie")
    if sent and _done(request, one, stands, tie):
        return redirect("proposal", one.pk)
    context = {
        "proposal": one,
        "is_overdue": one.is_overdue(),
        "has_ended": one.status in ENDED,
        "notes": one.notes.select_related("by"),
        "tied": one.measures.select_related("measure__body"),
        "may_follow": follows,
        "may_keep": may_keep(request.user, one.collection.body),
        "may_show": may_keep(request.user, one.body),
        "stands": stands,
        "tie": tie,
    }
    status = 422 if sent else 200
    return render(request, "proposals/proposal.html", context, status=status)


def _done(
    request: SignedInRequest, one: ChangeProposal, stands: forms.Form, tie: forms.Form
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    untie = request.POST.get("untie", "")
    if untie.isdecimal():
        actions.untie_measure(one, int(untie), by=request.user)
        return True
    if stands.is_valid():
        said = stands.cleaned_data
        with refusals_in(stands):
            actions.say_where_it_stands(
                one, said["status"], said["words"], by=request.user
            )
            undo = reverse("undo-proposal", args=[one.pk])
            tell_done(request, _("Saved."), undo=undo)
            return True
    if tie.is_valid():
        with refusals_in(tie):
            actions.tie_measure(one, tie.cleaned_data["measure"], by=request.user)
            tell_done(request, _("The measure is tied to the proposal."))
            return True
    return False


@require_POST
@signed_in
def undo(request: SignedInRequest, proposal: int) -> HttpResponse:
    """Put a proposal back where it stood before its last step."""
    one = _found(request, proposal)
    actions.undo_last_step(one, by=request.user)
    tell_done(request, _("It stands where it stood before."))
    return redirect("proposal", one.pk)
