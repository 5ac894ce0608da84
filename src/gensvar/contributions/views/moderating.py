"""Reviewing one after the other, hiding, and showing again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.actions import hide, lift_hiding, pass_review
from gensvar.contributions.forms import HideForm, refuse
from gensvar.contributions.models import Contribution
from gensvar.contributions.policies import may_moderate
from gensvar.contributions.queries import next_to_review, number_waiting
from gensvar.contributions.views.trail import contribution_of, trail
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.ui.notices import tell, tell_done


@signed_in
@require_safe
def review_next(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the next contribution that waits for review; Enter lets it be shown."""
    dialogue = _led(request, number)
    given = request.GET.get("efter", "")
    after = int(given) if given.isdecimal() and len(given) < 19 else 0
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, _("Review")),
        "one": next_to_review(dialogue, after),
        "waiting": number_waiting(dialogue),
        "form": HideForm(),
    }
    return render(request, "contributions/review.html", context)


@signed_in
@require_POST
def pass_one(request: SignedInRequest, number: str, public_id: str) -> HttpResponse:
    """Let a contribution be shown, and lead to the next that waits."""
    dialogue = _led(request, number)
    one = contribution_of(dialogue, public_id)
    try:
        pass_review(one, by=request.user)
    except NotYet:
        tell(request, _("Somebody has already reviewed it."))
    return _next(dialogue, one)


@signed_in
@require_POST
def hide_one(request: SignedInRequest, number: str, public_id: str) -> HttpResponse:
    """Hide a contribution with a reason that the person can read."""
    dialogue = _led(request, number)
    one = contribution_of(dialogue, public_id)
    form = HideForm(request.POST)
    if form.is_valid():
        try:
            hide(one, reason=form.cleaned_data["reason"], by=request.user)
        except NotYet:
            tell(request, _("It is already hidden."))
            return redirect("contribution", number, public_id)
        except Invalid as refused:
            refuse(form, refused)
        else:
            undo = reverse("lift-hiding", args=[number, public_id])
            tell_done(request, _("The contribution is hidden from the public."), undo)
            return _where_from(request, dialogue, one)
    context = {
        "dialogue": dialogue,
        "trail": trail(dialogue, _("Hide")),
        "one": one,
        "form": form,
    }
    return render(request, "contributions/hide.html", context, status=422)


@signed_in
@require_POST
def lift_one(request: SignedInRequest, number: str, public_id: str) -> HttpResponse:
    """Show a contribution again."""
    one = contribution_of(_led(request, number), public_id)
    try:
        lift_hiding(one, by=request.user)
    except NotYet:
        tell(request, _("It is not hidden."))
    else:
        tell_done(request, _("The contribution is no longer hidden."))
    return redirect("contribution", number, public_id)


def _led(request: SignedInRequest, number: str) -> Dialogue:
    dialogue = dialogue_for(request.user, number)
    if not may_moderate(request.user, dialogue):
        raise NotAllowed
    return dialogue


def _where_from(
    request: SignedInRequest, dialogue: Dialogue, one: Contribution
) -> HttpResponse:
    if "granska" in request.GET:
        return _next(dialogue, one)
    return redirect("contribution", dialogue.number, one.public_id)


def _next(dialogue: Dialogue, one: Contribution) -> HttpResponse:
    address = reverse("review-contributions", args=[dialogue.number])
    return redirect(f"{address}?efter={one.pk}")
