"""What a plan holds: a new line, and one line with what is done with it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done, tell_error
from gensvar.year_plans.actions.lines import (
    change_line,
    drop_line,
    mark_begun,
    plan_dialogue,
    put_back,
)
from gensvar.year_plans.forms.plans import (
    BegunForm,
    ChangeLineForm,
    DropForm,
    LineForm,
    facts_of,
)
from gensvar.year_plans.models import PlannedDialogue, YearPlan
from gensvar.year_plans.policies import may_keep_plan
from gensvar.year_plans.queries.plans import line_for, may_become
from gensvar.year_plans.views.opening import keepers_only, readers_only


@keepers_only
def add(request: SignedInRequest, plan: YearPlan) -> HttpResponse:
    """Plan one more dialogue, samråd or meeting."""
    form = LineForm(request.POST or None, plan=plan)
    if form.is_valid():
        with refusals_in(form):
            plan_dialogue(plan, form.cleaned_data, by=request.user)
            tell_done(request, _("It is in the plan."))
            return redirect("year-plan", plan.pk)
    status = 422 if form.is_bound else 200
    context = {"plan": plan, "form": form, "title": _("Plan a dialogue")}
    return render(request, "year_plans/form.html", context, status=status)


@readers_only
def line(request: SignedInRequest, plan: YearPlan, line: int) -> HttpResponse:
    """Show one line; say that it has begun, or drop it."""
    found = line_for(plan, line)
    may_keep = may_keep_plan(request.user, plan)
    if request.method == "POST" and not may_keep:
        raise NotAllowed
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    context: dict[str, object] = {"plan": plan, "line": found, "may_keep": may_keep}
    if may_keep:
        become = may_become(request.user, found)
        start = {"begun_on": today()}
        begun = BegunForm(
            sent.get("begun"), become=become, initial=start, prefix="begun"
        )
        drop = DropForm(sent.get("drop"), prefix="drop")
        if sent and _done(request, found, begun, drop):
            return redirect("planned-dialogue", plan.pk, found.pk)
        context |= {"begun": begun, "drop": drop, "can_begin": any(become)}
    status = 422 if sent else 200
    return render(request, "year_plans/line.html", context, status=status)


def _done(
    request: SignedInRequest,
    found: PlannedDialogue,
    begun: BegunForm,
    drop: forms.Form,
) -> bool:
    if begun.is_valid():
        with refusals_in(begun):
            mark_begun(found, by=request.user, **begun.became())
            tell_done(request, _("Saved."))
            return True
    if drop.is_valid():
        with refusals_in(drop):
            drop_line(found, drop.cleaned_data["reason"], by=request.user)
            undo = reverse("put-planned-back", args=[found.plan_id, found.pk])
            tell_done(request, _("It is dropped from the plan."), undo=undo)
            return True
    return False


@keepers_only
def change(request: SignedInRequest, plan: YearPlan, line: int) -> HttpResponse:
    """Change a line; two at once see both texts."""
    found = line_for(plan, line)
    form = ChangeLineForm(request.POST or None, plan=plan, initial=facts_of(found))
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            with refusals_in(form):
                change_line(found, version, facts, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("planned-dialogue", plan.pk, found.pk)
        except Stale:
            others = form.what_others_saved(found)
    status = 422 if form.is_bound else 200
    context = {"plan": plan, "form": form, "title": _("Change"), "others": others}
    return render(request, "year_plans/form.html", context, status=status)


@require_POST
@keepers_only
def back(request: SignedInRequest, plan: YearPlan, line: int) -> HttpResponse:
    """Plan a dropped line again."""
    found = line_for(plan, line)
    try:
        put_back(found, by=request.user)
        tell_done(request, _("It is planned again."))
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    return redirect("planned-dialogue", plan.pk, found.pk)
