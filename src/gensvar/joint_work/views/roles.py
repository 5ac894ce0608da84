"""Who does what: in one dialogue, and in the region's matrix."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.queries import dialogue_for
from gensvar.joint_work.actions.roles import (
    bind,
    follow_region,
    set_own_step,
    set_region_step,
    unbind,
)
from gensvar.joint_work.forms.roles import HolderForm, OwnStepForm, RegionStepForm
from gensvar.joint_work.models import Holder, OwnStep, RegionMatrix, WorkStep
from gensvar.joint_work.policies import (
    may_change_roles,
    may_keep_matrix,
    may_read_matrix,
)
from gensvar.joint_work.queries.roles import (
    as_rows,
    cells_of,
    holders_of,
    region_cells,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed, Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done


def step_of(name: str) -> WorkStep:
    """Return the step that an address names, or no page."""
    if name not in WorkStep.values:
        raise Http404
    return WorkStep(name)


@signed_in
def who_does_what(request: SignedInRequest, number: str) -> HttpResponse:
    """Show who does what in a dialogue, and say who is which party (S3-24)."""
    dialogue = dialogue_for(request.user, number)
    may_change = may_change_roles(request.user, dialogue)
    if request.method == "POST" and not may_change:
        raise NotAllowed
    adds = request.method == "POST" and request.POST.get("do") == "add"
    form = HolderForm(request.POST if adds else None, dialogue=dialogue)
    if request.method == "POST" and request.POST.get("do") == "remove":
        rows = Holder.objects.filter(dialogue=dialogue)
        pk = whole(request.POST.get("pk", ""))
        unbind(get_object_or_404(rows, pk=pk), by=request.user)
        tell_done(request, _("Taken away."))
        return redirect("who-does-what", number)
    if adds and form.is_valid():
        with refusals_in(form):
            bind(dialogue, by=request.user, **form.cleaned_data)
            tell_done(request, _("Added."))
            return redirect("who-does-what", number)
    cells, own = cells_of(dialogue)
    context = {
        "dialogue": dialogue,
        "rows": as_rows(cells, own),
        "holders": holders_of(dialogue),
        "form": form if may_change else None,
        "may_change": may_change,
    }
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/who_does_what.html", context, status=status)


@signed_in
def own_step(request: SignedInRequest, number: str, step: str) -> HttpResponse:
    """Say who does what in one step of a dialogue, or follow the region again."""
    dialogue, chosen = dialogue_for(request.user, number), step_of(step)
    if not may_change_roles(request.user, dialogue):
        raise NotAllowed
    if request.method == "POST" and request.POST.get("do") == "back":
        follow_region(dialogue, chosen, by=request.user)
        tell_done(request, _("The step follows the region's matrix again."))
        return redirect("who-does-what", number)
    cells, _own = cells_of(dialogue)
    row = OwnStep.objects.filter(dialogue=dialogue, step=chosen).first()
    form = OwnStepForm(
        request.POST or None,
        parts=cells.get(chosen.value, {}),
        initial={"version": row.version if row else 0},
    )
    if form.is_valid():
        try:
            with refusals_in(form):
                seen = form.cleaned_data["version"] or 0
                set_own_step(dialogue, chosen, form.chosen(), seen, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("who-does-what", number)
        except Stale:
            form.add_error(
                None, _("Somebody else saved meanwhile. Look at it, then save again.")
            )
            form.data = {**request.POST.dict(), "version": row.version if row else 1}
    context = {"dialogue": dialogue, "step": chosen, "form": form, "row": row}
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/own_step.html", context, status=status)


@signed_in
def region_matrix(request: SignedInRequest) -> HttpResponse:
    """Show the region's matrix of roles, and what will change."""
    if not may_read_matrix(request.user):
        raise NotAllowed
    known = list(RegionMatrix.objects.all()[:20])
    context = {
        "rows": as_rows(region_cells(today())),
        "coming": [row for row in known if row.valid_from > today()],
        "current": next((row for row in known if row.valid_from <= today()), None),
        "may_change": may_keep_matrix(request.user),
    }
    return render(request, "joint_work/region_matrix.html", context)


@signed_in
def region_step(request: SignedInRequest, step: str) -> HttpResponse:
    """Say who does what in a step, for dialogues that begin from a day."""
    chosen = step_of(step)
    if not may_keep_matrix(request.user):
        raise NotAllowed
    form = RegionStepForm(
        request.POST or None,
        parts=region_cells(today()).get(chosen.value, {}),
        initial={"valid_from": today()},
    )
    if form.is_valid():
        with refusals_in(form):
            day = form.cleaned_data["valid_from"]
            set_region_step(chosen, form.chosen(), day, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("region-roles")
    context = {"step": chosen, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "joint_work/region_step.html", context, status=status)
