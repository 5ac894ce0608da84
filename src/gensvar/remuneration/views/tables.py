"""Tables of rules: read in plain words, written as drafts, put into force."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.remuneration.actions.tables import (
    adopt_table,
    begin_table,
    change_table,
    copy_table,
    forget_table,
    missing_in,
)
from gensvar.remuneration.examples import EXAMPLES
from gensvar.remuneration.forms.tables import (
    AdoptForm,
    BeginTableForm,
    ChangeTableForm,
    CopyForm,
)
from gensvar.remuneration.models import RuleTable
from gensvar.remuneration.policies import may_keep_table, may_see_rules
from gensvar.remuneration.queries import tables_visible_to
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50
TOLD = ("name", "valid_from", "valid_to", "claim_months", "cost_centre", "source")


@signed_in
def tables(request: SignedInRequest) -> HttpResponse:
    """List the tables, the newest first."""
    if not may_see_rules(request.user):
        raise PermissionDenied
    page = Paginator(tables_visible_to(request.user), ROWS)
    context = {"page_obj": page.get_page(request.GET.get("page"))}
    return render(request, "remuneration/tables.html", context)


def table_for(request: SignedInRequest, pk: int, *, to_write: bool) -> RuleTable:
    """Return a table that the person may read, or write; refuse anybody else."""
    if not may_see_rules(request.user):
        raise PermissionDenied
    found = get_object_or_404(tables_visible_to(request.user), pk=pk)
    if to_write and not may_keep_table(request.user, found.body):
        raise Http404
    return found


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a table, empty or from an example."""
    if not may_see_rules(request.user):
        raise PermissionDenied
    form = BeginTableForm(request.POST or None, user=request.user)
    if form.is_valid():
        said = dict(form.cleaned_data)
        body, example = said.pop("body"), said.pop("example")
        with refusals_in(form):
            table = begin_table(said, by=request.user, body=body, example=example)
            tell_done(request, _("The table is begun. It applies when it is decided."))
            return redirect("rule-table", table.pk)
    status = 422 if form.is_bound else 200
    return render(request, "remuneration/begin.html", {"form": form}, status=status)


@signed_in
def table(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a table in plain words; copy it, put it into force or throw it away."""
    found = table_for(request, pk, to_write=request.method == "POST")
    do = request.POST.get("do", "")
    copy = CopyForm(request.POST if do == "copy" else None, prefix="copy")
    adopt = AdoptForm(request.POST if do == "adopt" else None, prefix="adopt")
    if request.method == "POST":
        done = _done(request, found, do, copy, adopt)
        if done is not None:
            return done
    missing = [] if found.is_adopted else missing_in(found, by_decision=False)
    context = {
        "table": found,
        "rows": found.rows.all(),
        "copy": copy,
        "adopt": adopt,
        "missing": missing,
        "example": EXAMPLES.get(found.example_of),
        "may_keep": may_keep_table(request.user, found.body),
    }
    status = 422 if copy.is_bound or adopt.is_bound else 200
    return render(request, "remuneration/table.html", context, status=status)


def _done(
    request: SignedInRequest,
    found: RuleTable,
    do: str,
    copy: CopyForm,
    adopt: AdoptForm,
) -> HttpResponse | None:
    """Do what was asked for; None when something stands in the way."""
    if do == "forget":
        return _forgotten(request, found)
    if do == "copy" and copy.is_valid():
        with refusals_in(copy):
            new = copy_table(found, copy.cleaned_data["valid_from"], by=request.user)
            tell_done(request, _("The new version is begun."))
            return redirect("rule-table", new.pk)
    if do == "adopt" and adopt.is_valid():
        with refusals_in(adopt):
            adopt_table(found, **adopt.cleaned_data, by=request.user)
            tell_done(request, _("The table is in force from its first day."))
            return redirect("rule-table", found.pk)
    return None


def _forgotten(request: SignedInRequest, found: RuleTable) -> HttpResponse:
    try:
        forget_table(found, by=request.user)
    except NotYet:
        tell_error(request, _("A table in force is never thrown away."))
        return redirect("rule-table", found.pk)
    tell_done(request, _("The draft is thrown away."))
    return redirect("rule-tables")


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is said of a draft."""
    found = table_for(request, pk, to_write=True)
    start = {name: getattr(found, name) for name in (*TOLD, "version")}
    form = ChangeTableForm(request.POST or None, initial=start)
    others: list[Other] = []
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in TOLD}
        try:
            with refusals_in(form):
                change_table(found, form.cleaned_data["version"], said, by=request.user)
                tell_done(request, _("Saved."))
                return redirect("rule-table", found.pk)
        except Stale:
            others = form.what_others_saved(found)
    context = {"table": found, "form": form, "others": others}
    status = 422 if form.is_bound else 200
    return render(request, "remuneration/change.html", context, status=status)
