"""Population tables; whom a dialogue has reached, and who is missing."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogue_for
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.spreadsheets import read_table
from gensvar.reach import actions
from gensvar.reach.forms import GapForm, ReachedForm, TableForm
from gensvar.reach.models import Gap, PopulationTable
from gensvar.reach.policies import (
    may_keep_population,
    may_note_reach,
    may_read_population,
)
from gensvar.reach.queries import counts_of, is_shown, reach_of, tables
from gensvar.reach.reading import Fault, read_population
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50
SHOWN = 200


@signed_in
def population(request: SignedInRequest) -> HttpResponse:
    """List the population tables."""
    if not may_read_population(request.user):
        raise PermissionDenied
    context = {
        "page_obj": Paginator(tables(), ROWS).get_page(request.GET.get("page")),
        "may_keep": may_keep_population(request.user),
    }
    return render(request, "reach/population.html", context)


@signed_in
def give(request: SignedInRequest) -> HttpResponse:
    """Take a file; show every fault by row, or what it says."""
    if not may_keep_population(request.user):
        raise NotAllowed
    form = TableForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_in(form):
            read = read_population(read_table(file.name, file.read()))
            faults = read.faults
            made = actions.give_table(file.name, read, by=request.user)
            return redirect("population-table", made[-1].pk)
    context = {"form": form, "faults": faults[:SHOWN], "number": len(faults)}
    status = 422 if form.is_bound else 200
    return render(request, "reach/give.html", context, status=status)


@signed_in
def table(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a population table; take it into use, or drop it."""
    if not may_read_population(request.user):
        raise PermissionDenied
    found = get_object_or_404(PopulationTable, pk=pk)
    if request.method == "POST":
        return _used_or_dropped(request, found)
    context = {
        "table": found,
        "groups": Paginator(found.groups.all(), SHOWN).get_page(
            request.GET.get("page")
        ),
        "may_keep": may_keep_population(request.user),
    }
    return render(request, "reach/table.html", context)


def _used_or_dropped(request: SignedInRequest, found: PopulationTable) -> HttpResponse:
    if request.POST.get("do") != "drop":
        actions.use_table(found, by=request.user)
        tell_done(request, _("Saved."))
        return redirect("population-table", found.pk)
    return _try(
        request, lambda: actions.drop_table(found, by=request.user), "population"
    )


def _try(
    request: SignedInRequest, act: Callable[[], Any], name: str, *args: object
) -> HttpResponse:
    """Do it, or say what is missing."""
    # Any: what the action returns.
    try:
        act()
    except NotYet as refusal:
        words = ", ".join(str(one) for one in refusal.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": words})
    else:
        tell_done(request, _("Saved."))
    return redirect(name, *args)


@signed_in
def reach(request: SignedInRequest, number: str) -> HttpResponse:
    """Show whom a dialogue meant to reach and whom it reached, with what is missing."""
    dialogue = dialogue_for(request.user, number)
    if request.method == "POST":
        if request.POST.get("do") == "hide":
            return _try(
                request, _act(actions.hide_reach, request, dialogue), "reach", number
            )
        return _try(
            request, _act(actions.show_reach, request, dialogue), "reach", number
        )
    context = {
        "dialogue": dialogue,
        "reach": reach_of(dialogue),
        "counted": contributions_that_count(dialogue).count(),
        "may_note": may_note_reach(request.user, dialogue),
        "is_shown": is_shown(dialogue),
        "today": today(),
    }
    return render(request, "reach/reach.html", context)


def _act(
    act: Callable[..., None], request: SignedInRequest, dialogue: Dialogue
) -> Callable[[], None]:
    return lambda: act(dialogue, by=request.user)


def _led(request: SignedInRequest, number: str) -> Dialogue:
    dialogue = dialogue_for(request.user, number)
    if not may_note_reach(request.user, dialogue):
        raise NotAllowed
    return dialogue


@signed_in
def counts(request: SignedInRequest, number: str) -> HttpResponse:
    """Note how many of each group were reached, as reported."""
    dialogue = _led(request, number)
    if gone := whole(request.POST.get("remove", "")):
        one = get_object_or_404(counts_of(dialogue), pk=gone)
        actions.remove_reached(one, by=request.user)
        tell_done(request, _("Removed."))
        return redirect("reached-counts", number)
    form = ReachedForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.note_reached(dialogue, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("reached-counts", number)
    context = {"dialogue": dialogue, "form": form, "rows": counts_of(dialogue)}
    status = 422 if form.is_bound else 200
    return render(request, "reach/counts.html", context, status=status)


@signed_in
def gaps(request: SignedInRequest, number: str) -> HttpResponse:
    """Say who is missing, and when what was to be done is done."""
    dialogue = _led(request, number)
    rows = Gap.objects.filter(dialogue=dialogue)
    if settled := whole(request.POST.get("settle", "")):
        gap = get_object_or_404(rows, pk=settled)
        actions.settle_gap(gap, is_done=gap.done_on is None, by=request.user)
        tell_done(request, _("Saved."))
        return redirect("reach-gaps", number)
    form = GapForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.name_gap(dialogue, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("reach-gaps", number)
    context = {"dialogue": dialogue, "form": form, "rows": rows, "today": today()}
    status = 422 if form.is_bound else 200
    return render(request, "reach/gaps.html", context, status=status)
