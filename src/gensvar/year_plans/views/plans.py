"""Plans of a year: the list, one plan, its decision, what everyone sees, next year."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error
from gensvar.year_plans.actions.plans import (
    Adoption,
    adopt_plan,
    begin_next_plan,
    begin_plan,
    publish_plan,
    take_back_adoption,
    withdraw_plan,
)
from gensvar.year_plans.forms.plans import (
    AdoptForm,
    AgainForm,
    BeginPlanForm,
    this_or_next,
)
from gensvar.year_plans.models import LineStatus, YearPlan
from gensvar.year_plans.policies import (
    bodies_to_plan_for,
    may_enter_adoption,
    may_keep_plan,
    may_read_plans,
)
from gensvar.year_plans.queries.plans import (
    comes_back,
    lines_of,
    numbers_of,
    plans_visible_to,
    unplanned,
)
from gensvar.year_plans.views.opening import keepers_only, readers_only

ROWS = 50


@signed_in
def plans(request: SignedInRequest) -> HttpResponse:
    """List the plans of all bodies, the latest year first."""
    if not may_read_plans(request.user):
        raise PermissionDenied
    found = Paginator(plans_visible_to(request.user), ROWS)
    context = {
        "page_obj": found.get_page(request.GET.get("page")),
        "may_begin": bool(bodies_to_plan_for(request.user)),
    }
    return render(request, "year_plans/plans.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin the plan of a body."""
    if not bodies_to_plan_for(request.user):
        raise PermissionDenied
    start = {"year": this_or_next(today())}
    form = BeginPlanForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            begun = begin_plan(said["body"], said["year"], by=request.user)
            tell_done(request, _("The plan is begun. Now add what you mean to hold."))
            return redirect("plan-dialogue", begun.pk)
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": _("Begin a plan")}
    return render(request, "year_plans/form.html", context, status=status)


@readers_only
def plan(request: SignedInRequest, plan: YearPlan) -> HttpResponse:
    """Show what a body plans for a year, and what became of it."""
    lines = list(lines_of(plan))
    context = {
        "plan": plan,
        "lines": lines,
        "numbers": numbers_of(lines),
        "unplanned": unplanned(request.user, plan),
        "unseen": plan.published_at is not None
        and any(
            one.shown_at is None and one.status != LineStatus.DROPPED for one in lines
        ),
        "may_keep": may_keep_plan(request.user, plan),
        "may_adopt": may_enter_adoption(request.user, plan),
    }
    return render(request, "year_plans/plan.html", context)


@readers_only
def adopt(request: SignedInRequest, plan: YearPlan) -> HttpResponse:
    """Enter the decision by which a body adopted its plan, or take it back."""
    if not may_enter_adoption(request.user, plan):
        raise NotAllowed
    if request.POST.get("do") == "take back":
        take_back_adoption(plan, by=request.user)
        tell_done(request, _("The decision is taken back."))
        return redirect("year-plan", plan.pk)
    start = {"adopted_on": today()}
    form = AdoptForm(request.POST or None, plan=plan, initial=start)
    if form.is_valid():
        with refusals_in(form):
            adopt_plan(plan, Adoption(**form.cleaned_data), by=request.user)
            tell_done(request, _("The decision is entered."))
            return redirect("year-plan", plan.pk)
    status = 422 if form.is_bound else 200
    context = {"plan": plan, "form": form, "title": _("Enter the decision")}
    return render(request, "year_plans/form.html", context, status=status)


@keepers_only
def shown(request: SignedInRequest, plan: YearPlan) -> HttpResponse:
    """Say what everyone sees of a plan; show it, or withdraw it."""
    if request.method == "POST":
        _show_or_withdraw(request, plan)
        return redirect("show-year-plan", plan.pk)
    lines = [one for one in lines_of(plan) if one.status != LineStatus.DROPPED]
    context = {
        "plan": plan,
        "seen": [one for one in lines if plan.published_at and one.shown_at],
        "unseen": [one for one in lines if not (plan.published_at and one.shown_at)],
    }
    return render(request, "year_plans/shown.html", context)


def _show_or_withdraw(request: SignedInRequest, plan: YearPlan) -> None:
    try:
        if request.POST.get("do") == "withdraw":
            withdraw_plan(plan, by=request.user)
            tell_done(request, _("Nobody outside sees the plan now."))
        else:
            publish_plan(plan, by=request.user)
            tell_done(request, _("Everyone sees the plan in the calendar now."))
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})


@keepers_only
def following(request: SignedInRequest, plan: YearPlan) -> HttpResponse:
    """Look at what comes back, and plan it for the next year."""
    known = YearPlan.objects.filter(body=plan.body_id, year=plan.year + 1).first()
    again = comes_back(plan, known)
    form = AgainForm(request.POST or None, again=again)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            chosen = form.cleaned_data["chosen"]
            begun = begin_next_plan(plan, chosen, by=request.user)
            tell_done(request, _("Planned again. Look through the days."))
            return redirect("year-plan", begun.pk)
    context = {
        "plan": plan,
        "following": known,
        "year": plan.year + 1,
        "again": again,
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "year_plans/following.html", context, status=status)
