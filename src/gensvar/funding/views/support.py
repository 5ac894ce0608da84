"""Support: the list with what is lacking, one form of support, and its words."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.funding.actions import forms as actions
from gensvar.funding.forms.kept import (
    BeginSupportForm,
    ChangeSupportForm,
    as_filled_in,
)
from gensvar.funding.forms.rounds import ReviewedForm
from gensvar.funding.models import FundingForm
from gensvar.funding.policies import (
    bodies_to_fund_for,
    may_keep_funding,
    may_read_funding,
)
from gensvar.funding.queries.coming import days_of, near
from gensvar.funding.queries.kept import all_funding, as_kept
from gensvar.funding.views.opening import keepers_only, readers_only
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def overview(request: SignedInRequest) -> HttpResponse:
    """List all support with what is lacking, and what comes in the next 90 days."""
    if not may_read_funding(request.user):
        raise PermissionDenied
    rows = all_funding()
    rounds = []
    for row in rows:
        for one in row.form.rounds.all():
            one.form = row.form
            rounds.append(one)
    context = {
        "rows": rows,
        "coming": near(days_of(rounds)),
        "may_begin": bool(bodies_to_fund_for(request.user)),
    }
    return render(request, "funding/overview.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Write down a new form of support."""
    if not bodies_to_fund_for(request.user):
        raise PermissionDenied
    start = {"valid_from": today()}
    form = BeginSupportForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        with refusals_in(form):
            body, facts = form.cleaned_data["body"], form.facts()
            begun = actions.begin_funding(body, facts, form.reports(), by=request.user)
            tell_done(request, _("The support is written down. Add its days."))
            return redirect("funding", begun.pk)
    context = {"form": form, "title": _("Write down support")}
    status = 422 if form.is_bound else 200
    return render(request, "funding/form.html", context, status=status)


@readers_only
def support(request: SignedInRequest, funding: FundingForm) -> HttpResponse:
    """Show one form of support and its rounds; show it to everyone, or stop."""
    may_keep = may_keep_funding(request.user, funding)
    start = {"review_on": None}
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    data = request.POST if sent == "review" else None
    form = ReviewedForm(data, initial=start)
    if request.method == "POST":
        if not may_keep:
            raise PermissionDenied
        if _done(request, funding, sent, form):
            return redirect("funding", funding.pk)
    context = {
        "funding": funding,
        "kept": as_kept(funding),
        "rounds": list(funding.rounds.all()),
        "form": form,
        "may_keep": may_keep,
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding/support.html", context, status=status)


def _done(
    request: SignedInRequest, funding: FundingForm, sent: str, form: ReviewedForm
) -> bool:
    """Do what was asked for; what stands in the way is told."""
    by = request.user
    if sent == "review":
        if form.is_valid():
            with refusals_in(form):
                actions.review_funding(funding, form.cleaned_data["review_on"], by=by)
                tell_done(request, _("Saved."))
                return True
        return False
    try:
        if sent == "publish":
            actions.publish_funding(funding, by=by)
            tell_done(request, _("The support is shown to everyone."))
        elif sent == "withdraw":
            actions.withdraw_funding(funding, by=by)
            tell_done(request, _("The support is not shown to everyone any more."))
    except NotYet as refused:
        lacks = ", ".join(str(phrase) for phrase in refused.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": lacks})
    return True


@keepers_only
def change(request: SignedInRequest, funding: FundingForm) -> HttpResponse:
    """Change what is said of a form of support."""
    form = ChangeSupportForm(request.POST or None, initial=as_filled_in(funding))
    others: list[Other] = []
    if form.is_valid():
        with refusals_in(form):
            try:
                actions.change_funding(
                    funding,
                    form.cleaned_data["version"],
                    form.facts(),
                    form.reports(),
                    by=request.user,
                )
            except Stale:
                others = form.what_others_saved(funding)
            else:
                tell_done(request, _("Saved."))
                return redirect("funding", funding.pk)
    context = {
        "form": form,
        "title": _("Change what is said"),
        "funding": funding,
        "others": others,
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding/form.html", context, status=status)
