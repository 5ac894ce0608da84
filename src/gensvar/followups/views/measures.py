"""Measures: the list, one measure, and what is done with it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.followups.actions import (
    move_due_day,
    note_measure,
    pass_on_measure,
    promise_measure,
)
from gensvar.followups.forms import (
    FilterForm,
    MoveDayForm,
    NoteForm,
    PassOnForm,
    PromiseForm,
)
from gensvar.followups.models import Measure
from gensvar.followups.policies import bodies_to_promise_for, may_follow_up
from gensvar.followups.queries import OPEN, is_overdue, measures_visible_to
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def measures(request: SignedInRequest) -> HttpResponse:
    """List what has been promised, the most overdue first."""
    if not works_here(request.user):
        raise PermissionDenied
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = measures_visible_to(request.user)
    if asked.get("mine"):
        found = found.filter(owner=request.user)
    if not asked.get("finished"):
        found = found.filter(status__in=OPEN)
    context = {
        "form": form,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "today": today(),
        "may_promise": bool(bodies_to_promise_for(request.user)),
    }
    return render(request, "followups/measures.html", context)


@signed_in
def measure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one measure; say how it goes, move its day, or pass it on."""
    found = get_object_or_404(measures_visible_to(request.user), pk=pk)
    may_change = may_follow_up(request.user, found)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    note = NoteForm(sent.get("note"), initial={"status": found.status}, prefix="note")
    move = MoveDayForm(sent.get("move"), prefix="move")
    pass_on = PassOnForm(sent.get("pass"), measure=found, prefix="pass")
    if sent:
        if not may_change:
            raise PermissionDenied
        if _done(request, found, note, move, pass_on):
            tell_done(request, _("Saved."))
            return redirect("measure", found.pk)
    context = {
        "measure": found,
        "notes": found.notes.select_related("by"),
        "is_overdue": is_overdue(found),
        "may_change": may_change,
        "note": note,
        "move": move,
        "pass_on": pass_on,
    }
    return render(
        request, "followups/measure.html", context, status=422 if sent else 200
    )


def _done(
    request: SignedInRequest,
    found: Measure,
    note: forms.Form,
    move: forms.Form,
    pass_on: forms.Form,
) -> bool:
    """Do what was asked for; what stands in the way is shown in that form."""
    for form in (note, move, pass_on):
        if not form.is_valid():
            continue
        said = form.cleaned_data
        with refusals_in(form):
            if form is note:
                note_measure(found, said["status"], said["words"], by=request.user)
            elif form is move:
                move_due_day(found, said["due_on"], said["reason"], by=request.user)
            else:
                pass_on_measure(found, said["owner"], by=request.user)
            return True
    return False


@signed_in
def promise(request: SignedInRequest) -> HttpResponse:
    """Write down what a body promises to do."""
    if not bodies_to_promise_for(request.user):
        raise PermissionDenied
    start = {"matter": request.GET.get("arende"), "owner": request.user.pk}
    form = PromiseForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        with refusals_in(form):
            promised = promise_measure(by=request.user, **form.cleaned_data)
            tell_done(request, _("The measure is written down."))
            return redirect("measure", promised.pk)
    return render(
        request,
        "followups/promise.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )
