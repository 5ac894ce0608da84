"""Rounds of support: write down the days, move them, decide, call off, copy."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.funding.actions import rounds as actions
from gensvar.funding.forms.rounds import (
    CancelRoundForm,
    ChangeRoundForm,
    DecidedForm,
    RoundForm,
)
from gensvar.funding.models import FundingForm, FundingRound
from gensvar.funding.queries.kept import round_in
from gensvar.funding.views.opening import keepers_only
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error


@keepers_only
def add(request: SignedInRequest, funding: FundingForm) -> HttpResponse:
    """Write down the days of a new round."""
    form = RoundForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.add_round(funding, form.cleaned_data, by=request.user)
            tell_done(request, _("The round is written down."))
            return redirect("funding", funding.pk)
    context = {"form": form, "title": _("A new round"), "funding": funding}
    status = 422 if form.is_bound else 200
    return render(request, "funding/form.html", context, status=status)


@keepers_only
def change(request: SignedInRequest, funding: FundingForm, pk: int) -> HttpResponse:
    """Move the days of a round, enter its decision, call it off, or copy it."""
    row = round_in(funding, pk)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    if sent == "copy":
        return _copied(request, row)
    data = {sent: request.POST} if sent else {}
    start = {name: getattr(row, name) for name in (*actions.DAYS, "version")}
    shown: dict[str, forms.Form] = {
        "days": ChangeRoundForm(data.get("days"), initial=start),
        "decide": DecidedForm(
            data.get("decide"), initial={"decided_on": today()}, prefix="decide"
        ),
        "cancel": CancelRoundForm(data.get("cancel"), prefix="cancel"),
    }
    if sent and _done(request, row, sent, shown.get(sent)):
        tell_done(request, _("Saved."))
        return redirect("funding", funding.pk)
    context = {"forms": shown, "funding": funding, "round": row}
    status = 422 if request.method == "POST" else 200
    return render(request, "funding/round.html", context, status=status)


def _done(
    request: SignedInRequest, row: FundingRound, sent: str, form: forms.Form | None
) -> bool:
    if form is None or not form.is_valid():
        return False
    said, by = form.cleaned_data, request.user
    with refusals_in(form):
        try:
            if sent == "days":
                actions.change_round(row, said["version"], said, by=by)
            elif sent == "decide":
                actions.decide_round(row, said["decided_on"], by=by)
            else:
                actions.cancel_round(row, said["why"], by=by)
        except Stale:
            form.add_error(
                None, _("Somebody else saved meanwhile. Open the page anew to see it.")
            )
        else:
            return True
    return False


def _copied(request: SignedInRequest, row: FundingRound) -> HttpResponse:
    try:
        copy = actions.copy_round(row, by=request.user)
    except Invalid as trouble:
        tell_error(request, str(trouble.sentence))
        return redirect("funding", row.form_id)
    tell_done(request, _("The round is copied to next year. Check its days."))
    return redirect("funding-round", row.form_id, copy.pk)
