"""Lists of organisations: give one, look it through, bring it in, take it back."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions.importing import (
    bring_in_list,
    choose_for_rows,
    drop_list,
    set_columns,
    take_list,
    undo_list,
)
from gensvar.directory.forms.importing import ColumnsForm, GiveForm, choices_for
from gensvar.directory.importing.judging import (
    FAULTY,
    KEEP,
    MAYBE,
    NEW,
    SAME,
    Judged,
    judged_rows,
)
from gensvar.directory.importing.sheet import FIELDS, label
from gensvar.directory.models import GivenList, ListState
from gensvar.directory.tasks import BRING_IN
from gensvar.directory.views.merging import keepers_only
from gensvar.jobs.actions import enqueue
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50
LISTS = 20
# More rows than this are brought in by the worker.
LONG = 100
FIRST = "row-"


@dataclass(frozen=True)
class Shown:
    """A row with what can be chosen for it, and what is."""

    row: Judged
    choices: list[tuple[str, str]]
    chosen: str


@keepers_only
def lists(request: SignedInRequest) -> HttpResponse:
    """Take a file, and list those that were given before."""
    form = GiveForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_in(form):
            given = take_list(file.name, file.read(), by=request.user)
            return redirect("organisation-list", given.pk)
    context = {
        "form": form,
        "labels": [label(name) for name in FIELDS],
        "lists": GivenList.objects.select_related("given_by")[:LISTS],
    }
    status = 422 if form.is_bound else 200
    return render(request, "directory/lists.html", context, status=status)


@keepers_only
def one_list(request: SignedInRequest, given: int) -> HttpResponse:
    """Show what each row would become; choose, bring in, or take it back."""
    found = get_object_or_404(GivenList.objects.select_related("job"), pk=given)
    if request.method == "POST":
        return _done(request, found)
    if found.state != ListState.LOOKED_AT:
        return _after(request, found)
    rows = judged_rows(found)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    numbers = {kind: sum(row.kind == kind for row in rows) for kind in _KINDS}
    context = {
        "given": found,
        "page_obj": page,
        "rows": [Shown(row, choices_for(row), _marked(row)) for row in page],
        "numbers": numbers,
        "waiting": sum(row.waits for row in rows),
        "coming": sum(row.comes_in for row in rows),
        "started": found.brought_in.count(),
        "is_mine": found.job is not None and found.job.asked_by_id == request.user.pk,
    }
    return render(request, "directory/list.html", context)


_KINDS = (NEW, SAME, MAYBE, FAULTY)


def _marked(row: Judged) -> str:
    """Return which choice is marked: the one that was made, or the usual one."""
    offered = [value for value, _label in choices_for(row)]
    if row.choice in offered:
        return row.choice
    return KEEP if row.kind == SAME else ""


def _after(request: SignedInRequest, given: GivenList) -> HttpResponse:
    rows = given.brought_in.select_related("organisation", "page")
    context = {
        "given": given,
        "page_obj": Paginator(rows, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "directory/list_after.html", context)


def _done(request: SignedInRequest, given: GivenList) -> HttpResponse:
    """Do what was asked for; what is refused is told, and nothing is lost."""
    do, by = request.POST.get("do", ""), request.user
    try:
        said = {
            name.removeprefix(FIRST): str(value)
            for name, value in request.POST.items()
            if name.startswith(FIRST) and value
        }
        if said:
            choose_for_rows(given, said, by=by)
        if do == "drop":
            drop_list(given, by=by)
            tell_done(request, _("The list is dropped. Nothing of it was brought in."))
            return redirect("organisation-lists")
        if do == "undo":
            undo_list(given, by=by)
            tell_done(request, _("Everything that came in with the list is gone."))
        elif do == "bring-in":
            _bring_in(request, given)
        else:
            tell_done(request, _("Saved."))
    except Invalid as refusal:
        tell_error(request, str(refusal.sentence))
    except NotYet as refusal:
        words = ", ".join(str(one) for one in refusal.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": words})
    return redirect("organisation-list", given.pk)


def _bring_in(request: SignedInRequest, given: GivenList) -> None:
    if len(given.rows) <= LONG:
        number = bring_in_list(given, by=request.user)
        told = _("Rows brought in: %(number)s.") % {"number": number}
        tell_done(request, told)
        return
    title = _("Brings in a list of organisations")
    arguments = {"given": given.pk}
    given.job = enqueue(BRING_IN, arguments, by=request.user, title=title)
    given.save(update_fields=["job"])
    tell_done(request, _("The work has begun. You can leave the page meanwhile."))


@keepers_only
def columns(request: SignedInRequest, given: int) -> HttpResponse:
    """Say which row holds the headings, and what stands in each column."""
    found = get_object_or_404(GivenList, pk=given, state=ListState.LOOKED_AT)
    form = ColumnsForm(request.POST or None, given=found)
    if form.is_valid():
        said = form.columns(len(found.columns))
        with refusals_in(form):
            set_columns(found, form.cleaned_data["heading"], said, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("organisation-list", found.pk)
    status = 422 if form.is_bound else 200
    context = {"given": found, "form": form}
    return render(request, "directory/columns.html", context, status=status)
