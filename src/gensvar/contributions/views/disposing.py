"""Decisions of disposal: entered by one, looked at and carried out by another."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions import (
    Reach,
    carry_out_disposal,
    decline_disposal,
    propose_disposal,
)
from gensvar.contributions.forms import DisposalForm, SeenForm, refuse
from gensvar.contributions.models import Disposal
from gensvar.contributions.policies import may_carry_out_disposal, may_see_disposals
from gensvar.contributions.queries import concerned_by
from gensvar.contributions.views.trail import trail
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.ui.notices import tell_done, tell_error

SAMPLE = 5


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def disposals(request: SignedInRequest, number: str) -> HttpResponse:
    """List decisions of disposal, and let one be entered."""
    dialogue = _seen(request, number)
    form = DisposalForm(request.POST or None)
    if form.is_valid():
        try:
            entered = propose_disposal(dialogue, form.decision, by=request.user)
        except NotYet as missing:
            form.add_error(None, _("Missing: %(what)s.") % {"what": missing})
        except Invalid as refused:
            refuse(form, refused)
        else:
            tell_done(request, _("The decision is entered. Nothing is emptied yet."))
            return redirect("disposal", number, entered.pk)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, _("Disposal")),
        "form": form,
        "rows": Disposal.objects.filter(dialogue=dialogue).select_related(
            "proposed_by", "confirmed_by", "declined_by"
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "contributions/disposals.html", context, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def disposal(
    request: SignedInRequest, number: str, pk: int, reach: Reach
) -> HttpResponse:
    """Show what a decision would empty, and let a second person carry it out.

    `reach` says what floors above keep of the words.
    """
    dialogue = _seen(request, number)
    one = _one(dialogue, pk)
    form = SeenForm(request.POST or None)
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen_count"]
            carry_out_disposal(one, seen_count=seen, reach=reach, by=request.user)
        except NotYet as missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": missing})
        else:
            tell_done(request, _("The disposal has been carried out."))
        return redirect("disposal", number, pk)
    concerned = concerned_by(one).select_related("question")
    waits = one.carried_out_at is None and one.declined_at is None
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, _("Disposal")),
        "one": one,
        "waits": waits,
        "count": concerned.count() if waits else one.count,
        "sample": concerned.order_by("?")[:SAMPLE] if waits else (),
        "may_carry_out": may_carry_out_disposal(request.user, one),
        "quoted": None if one.declined_at else reach.quoted(one),
        "is_mine": one.proposed_by_id == request.user.pk,
    }
    return render(request, "contributions/disposal.html", context)


@signed_in
@require_POST
def decline(request: SignedInRequest, number: str, pk: int) -> HttpResponse:
    """Put a decision aside without carrying it out."""
    one = _one(_seen(request, number), pk)
    try:
        decline_disposal(one, by=request.user)
    except NotYet as missing:
        tell_error(request, _("Missing: %(what)s.") % {"what": missing})
    else:
        tell_done(request, _("The decision is put aside. Nothing was emptied."))
    return redirect("disposals", number)


def _seen(request: SignedInRequest, number: str) -> Dialogue:
    dialogue = dialogue_for(request.user, number)
    if not may_see_disposals(request.user, dialogue):
        raise NotAllowed
    return dialogue


def _one(dialogue: Dialogue, pk: int) -> Disposal:
    return get_object_or_404(
        Disposal.objects.select_related(
            "dialogue__body", "proposed_by", "confirmed_by", "declined_by"
        ),
        dialogue=dialogue,
        pk=pk,
    )
