"""The rules of a draft, and the yearly values that percentages are taken of."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.remuneration.actions.tables import (
    add_row,
    change_row,
    enter_value,
    remove_row,
    remove_value,
)
from gensvar.remuneration.forms.tables import RowForm, ValueForm
from gensvar.remuneration.models import IndexValue, RuleRow
from gensvar.remuneration.policies import may_keep_values, may_see_rules
from gensvar.remuneration.queries import tables_visible_to
from gensvar.remuneration.views.tables import table_for
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@signed_in
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a rule to a draft."""
    table = table_for(request, pk, to_write=True)
    form = RowForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            add_row(table, form.facts(), by=request.user)
            tell_done(request, _("The rule is added."))
            return redirect("rule-table", table.pk)
    context = {"form": form, "table": table}
    status = 422 if form.is_bound else 200
    return render(request, "remuneration/row.html", context, status=status)


@signed_in
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a rule of a draft, or take it out."""
    if not may_see_rules(request.user):
        raise PermissionDenied
    visible = RuleRow.objects.filter(table__in=tables_visible_to(request.user))
    row = get_object_or_404(visible.select_related("table__body"), pk=pk)
    table_for(request, row.table_id, to_write=True)
    if request.POST.get("do") == "remove":
        return _removed(request, row)
    form = RowForm(request.POST or None, initial=RowForm.values_of(row))
    if form.is_valid():
        with refusals_in(form):
            change_row(row, form.facts(), by=request.user)
            tell_done(request, _("Saved."))
            return redirect("rule-table", row.table_id)
    context = {"form": form, "table": row.table, "row": row}
    status = 422 if form.is_bound else 200
    return render(request, "remuneration/row.html", context, status=status)


def _removed(request: SignedInRequest, row: RuleRow) -> HttpResponse:
    try:
        remove_row(row, by=request.user)
    except NotYet:
        tell_error(request, _("A table in force is never edited. Make a new version."))
    else:
        tell_done(request, _("The rule is taken out."))
    return redirect("rule-table", row.table_id)


@signed_in
def values(request: SignedInRequest) -> HttpResponse:
    """List the yearly values, and let those who keep them enter one."""
    if not may_see_rules(request.user):
        raise PermissionDenied
    may_keep = may_keep_values(request.user)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    form = ValueForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            enter_value(**form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("yearly-values")
    page = Paginator(IndexValue.objects.select_related("entered_by"), ROWS)
    context = {
        "form": form,
        "page_obj": page.get_page(request.GET.get("page")),
        "may_keep": may_keep,
    }
    status = 422 if form.is_bound else 200
    return render(request, "remuneration/values.html", context, status=status)


@signed_in
def forget_value(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take away a yearly value that was wrong."""
    if not may_keep_values(request.user):
        raise PermissionDenied
    found = get_object_or_404(IndexValue, pk=pk)
    if request.method == "POST":
        try:
            remove_value(found, by=request.user)
        except NotYet:
            tell_error(
                request, _("Claims have been calculated with it. It stays as it is.")
            )
        else:
            tell_done(request, _("The value is taken away."))
    return redirect("yearly-values")
