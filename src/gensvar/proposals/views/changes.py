"""What has changed because of dialogue: the list, and what everyone reads of it."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.followups.models import Measure
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.proposals.actions import show_change, withdraw_change
from gensvar.proposals.forms import ShowForm, WithdrawForm
from gensvar.proposals.models import Change, ChangeProposal
from gensvar.proposals.policies import may_keep
from gensvar.proposals.queries import (
    ended_measures,
    ended_proposals,
    proposals_visible_to,
    shown_measures,
)
from gensvar.ui.notices import tell_done

ROWS, MOST = 50, 50


@signed_in
def changes(request: SignedInRequest) -> HttpResponse:
    """List what is done or refused, and what of it everyone reads."""
    if not works_here(request.user):
        raise PermissionDenied
    page = Paginator(ended_measures(request.user), ROWS).get_page(
        request.GET.get("page")
    )
    shown = shown_measures([one.pk for one in page])
    proposals = ended_proposals(request.user)[:MOST]
    context = {
        "page_obj": page,
        "measures": [(one, one.pk in shown) for one in page],
        "proposals": [
            (one, change is not None and change.is_shown)
            for one in proposals
            for change in [getattr(one, "change", None)]
        ],
    }
    return render(request, "proposals/changes.html", context)


@signed_in
def of_proposal(request: SignedInRequest, proposal: int) -> HttpResponse:
    """Show everyone what became of a proposal, or withdraw it."""
    one = get_object_or_404(proposals_visible_to(request.user), pk=proposal)
    change = Change.objects.filter(proposal=one).first()
    return _show(request, one, change, one.reason or one.text)


@signed_in
def of_measure(request: SignedInRequest, measure: int) -> HttpResponse:
    """Show everyone what became of a measure, or withdraw it."""
    one = get_object_or_404(ended_measures(request.user), pk=measure)
    if not may_keep(request.user, one.body):
        raise Http404  # to others it looks like what does not exist
    change = Change.objects.filter(measure=one).first()
    return _show(request, one, change, one.reason or one.words)


def _show(
    request: SignedInRequest,
    thing: ChangeProposal | Measure,
    change: Change | None,
    words: str,
) -> HttpResponse:
    if not may_keep(request.user, thing.body):
        raise PermissionDenied
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    start = {"words": change.words if change else words}
    show = ShowForm(sent.get("show"), initial=start, prefix="show")
    withdraw = WithdrawForm(sent.get("withdraw"), prefix="withdraw")
    if show.is_valid():
        with refusals_in(show):
            show_change(thing, show.cleaned_data["words"], by=request.user)
            tell_done(request, _("Everyone can read it now."))
            return redirect("changes")
    if withdraw.is_valid():
        with refusals_in(withdraw):
            withdraw_change(thing, withdraw.cleaned_data["reason"], by=request.user)
            tell_done(request, _("Nobody outside sees it now."))
            return redirect("changes")
    context = {"thing": thing, "change": change, "show": show, "withdraw": withdraw}
    status = 422 if sent else 200
    return render(request, "proposals/show.html", context, status=status)
