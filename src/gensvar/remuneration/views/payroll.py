"""Payroll files: make one, and fetch it as often as one needs."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.models import Role
from gensvar.organisations.policies import bodies_within
from gensvar.remuneration.actions.payroll import make_batch, note_fetched
from gensvar.remuneration.forms.tables import PayrollForm
from gensvar.remuneration.payroll import HEADINGS, as_csv, rows_of
from gensvar.remuneration.policies import may_see_claims
from gensvar.remuneration.queries import batches_visible_to
from gensvar.remuneration.sheets import workbook
from gensvar.ui.notices import tell_done

ROWS = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def batches(request: SignedInRequest) -> HttpResponse:
    """List the payroll files, the newest first, and make a new one."""
    if not may_see_claims(request.user):
        raise PermissionDenied
    mine = bodies_within(request.user, Role.OFFICER)
    if request.method == "POST" and not mine:
        raise PermissionDenied
    form = PayrollForm(request.POST or None, bodies=mine)
    if form.is_valid():
        with refusals_in(form):
            batch = make_batch(**form.cleaned_data, by=request.user)
            tell_done(
                request,
                _("Payroll file %(number)s is made.") % {"number": batch.number},
            )
            return redirect("payroll")
    page = Paginator(batches_visible_to(request.user), ROWS)
    context = {
        "form": form if mine else None,
        "mine": mine,
        "page_obj": page.get_page(request.GET.get("page")),
    }
    status = 422 if form.is_bound else 200
    return render(request, "remuneration/payroll.html", context, status=status)


@require_POST
@signed_in
def fetch(request: SignedInRequest, number: int, kind: str) -> HttpResponse:
    """Hand out a payroll file as .csv or .xlsx; who fetched it is recorded."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    if not may_see_claims(request.user):
        raise PermissionDenied
    batch = get_object_or_404(batches_visible_to(request.user), number=number)
    note_fetched(batch, by=request.user)
    rows = rows_of(batch)
    if kind == "csv":
        response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    else:
        cells = [HEADINGS, *(row.for_sheet() for row in rows)]
        sheet = workbook(f"{batch.number}", cells)
        response = HttpResponse(sheet, content_type=XLSX)
    name = f"payroll-{batch.number}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
