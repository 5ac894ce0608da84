"""Assignments: what one's bodies have, what they have given, and how each goes."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.assignments import actions
from gensvar.assignments.actions.assignments import put_back
from gensvar.assignments.forms import AlsoForm, CallOffForm, GiveForm, GoesForm
from gensvar.assignments.models import AssignedBody
from gensvar.assignments.policies import (
    bodies_to_act_for,
    may_call_off,
    may_follow,
    may_give,
    may_report,
)
from gensvar.assignments.queries import (
    assigned_to,
    assigned_visible_to,
    assignments_visible_to,
    bodies_of,
    given_by,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import Stale
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done

ROWS, MOST_GIVEN = 50, 20


@signed_in
def assignments(request: SignedInRequest) -> HttpResponse:
    """List what one's bodies have been assigned, what is overdue first."""
    if not works_here(request.user):
        raise PermissionDenied
    page = Paginator(assigned_to(request.user), ROWS)
    context = {
        "page_obj": page.get_page(request.GET.get("page")),
        "given": given_by(request.user)[:MOST_GIVEN],
        "may_give": bool(bodies_to_act_for(request.user)),
    }
    return render(request, "assignments/assignments.html", context)


@signed_in
def give(request: SignedInRequest) -> HttpResponse:
    """Enter what a body has decided to assign to others."""
    mine = bodies_to_act_for(request.user)
    if not mine:
        raise PermissionDenied
    start = {"operating_year": today().year, "decided_on": today()}
    form = GiveForm(request.POST or None, bodies=mine, initial=start)
    if form.is_valid():
        body, to = form.cleaned_data["body"], form.cleaned_data["to"]
        with refusals_in(form):
            given = actions.give_assignment(body, form.given(), to, by=request.user)
            tell_done(request, _("The assignment is given."))
            return redirect("assignment", given.pk)
    context = {"form": form, "title": _("Give an assignment")}
    status = 422 if form.is_bound else 200
    return render(request, "assignments/form.html", context, status=status)


@signed_in
def assignment(request: SignedInRequest, assignment: int) -> HttpResponse:
    """Show one assignment with how far each body has come; give it to one more."""
    found = get_object_or_404(assignments_visible_to(request.user), pk=assignment)
    may_change = may_give(request.user, found.body)
    rows = bodies_of(found)
    context: dict[str, object] = {"assignment": found, "rows": rows}
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    status = 200
    if may_change:
        form = AlsoForm(request.POST or None, has=[one.body_id for one in rows])
        if form.is_valid():
            with refusals_in(form):
                to = form.cleaned_data["to"]
                actions.give_also_to(found, to, by=request.user)
                tell_done(request, _("The assignment is given."))
                return redirect("assignment", found.pk)
        context["form"] = form
        status = 422 if form.is_bound else 200
    return render(request, "assignments/assignment.html", context, status=status)


@signed_in
def assigned(request: SignedInRequest, assigned: int) -> HttpResponse:
    """Show one body's part; say how it goes, or call it off."""
    found = get_object_or_404(assigned_visible_to(request.user), pk=assigned)
    if request.method == "POST" and not may_follow(request.user, found):
        raise PermissionDenied
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    start = {"status": found.status, "version": found.version}
    goes = GoesForm(sent.get("goes"), initial=start, prefix="goes")
    off = CallOffForm(sent.get("off"), prefix="off")
    if "back" in sent:
        put_back(found, by=request.user)
        return redirect("assigned", found.pk)
    if sent and _done(request, found, goes, off):
        tell_done(request, _("Saved."))
        return redirect("assigned", found.pk)
    context = {
        "assigned": found,
        "is_overdue": found.is_overdue(),
        "nobody": not found.body.exists_on() and found.body.successor is None,
        "report": getattr(found, "report", None),
        "notes": found.notes.select_related("by"),
        "may_follow": may_follow(request.user, found),
        "may_report": may_report(request.user, found.body),
        "may_call_off": may_call_off(request.user, found),
        "goes": goes,
        "off": off,
    }
    status = 422 if sent else 200
    return render(request, "assignments/assigned.html", context, status=status)


def _done(
    request: SignedInRequest, found: AssignedBody, goes: GoesForm, off: forms.Form
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    if goes.is_valid():
        said = goes.cleaned_data
        with refusals_in(goes):
            try:
                actions.say_how_it_goes(
                    found,
                    said["status"],
                    said["words"],
                    by=request.user,
                    seen_version=said["version"],
                )
            except Stale:
                goes.what_others_saved(found)
                goes.add_error(None, _("Somebody else saved meanwhile. Look again."))
            else:
                return True
    if off.is_valid():
        with refusals_in(off):
            actions.call_off(found, off.cleaned_data["reason"], by=request.user)
            return True
    return False
