"""Plans both sides work by, and the ideas that add to them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.refusals import refusals_in
from gensvar.meeting_notes.actions.plans import enter_plan
from gensvar.meeting_notes.plan_forms import PlanForm
from gensvar.meeting_notes.queries.plans import plans_visible_to, points_of
from gensvar.meetings.policies import bodies_to_meet_for
from gensvar.organisations.access import workspace_only
from gensvar.ui.notices import tell_done


@workspace_only
def plans(request: SignedInRequest) -> HttpResponse:
    """List the plans of a person's bodies."""
    context = {
        "plans": plans_visible_to(request.user),
        "may_enter": bool(bodies_to_meet_for(request.user)),
    }
    return render(request, "meeting_notes/plans.html", context)


@workspace_only
def enter(request: SignedInRequest) -> HttpResponse:
    """Enter a plan with its points."""
    bodies = bodies_to_meet_for(request.user)
    if not bodies:
        raise PermissionDenied
    form = PlanForm(request.POST or None, bodies=bodies)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            made = enter_plan(by=request.user, **said)
            tell_done(request, _("The plan is entered."))
            return redirect("working-plan", made.pk)
    status = 422 if form.is_bound else 200
    return render(
        request, "meeting_notes/enter_plan.html", {"form": form}, status=status
    )


@workspace_only
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the points of a plan, with the ideas that add to each."""
    found = get_object_or_404(plans_visible_to(request.user), pk=pk)
    context = {"plan": found, "points": points_of(found)}
    return render(request, "meeting_notes/plan.html", context)
