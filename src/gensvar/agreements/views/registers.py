"""Agreements as registers: what ends soon, and partnerships (IOP)."""

import csv
import io

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.ending import as_cells, ending_within
from gensvar.agreements.forms.agreements import EndingForm
from gensvar.agreements.partnerships import partnerships_for
from gensvar.kernel.cells import as_text
from gensvar.organisations.policies import works_here

USUAL, ROWS = 6, 50
MARK = "\ufeff"


@signed_in
def ending(request: SignedInRequest) -> HttpResponse:
    """List the agreements and commitments that end within some months (S4-120)."""
    months = _months(request)
    found = ending_within(request.user, months)
    context = {
        "form": EndingForm({"manader": months}),
        "months": months,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "agreements/ending.html", context)


@signed_in
def ending_file(request: SignedInRequest) -> HttpResponse:
    """Give the same as .csv."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    for cells in as_cells(ending_within(request.user, _months(request))):
        writer.writerow([as_text(cell) for cell in cells])
    name = {"Content-Disposition": 'attachment; filename="tar-slut.csv"'}
    content = f"{MARK}{text.getvalue()}".encode()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=name)


def _months(request: SignedInRequest) -> int:
    if not works_here(request.user):
        raise PermissionDenied
    form = EndingForm(request.GET)
    asked = form.cleaned_data.get("manader") if form.is_valid() else None
    return int(asked or USUAL)


@signed_in
def partnerships(request: SignedInRequest) -> HttpResponse:
    """List the partnerships of a person's bodies, with what lawyers have said."""
    if not works_here(request.user):
        raise PermissionDenied
    found = partnerships_for(request.user)
    context = {"page_obj": Paginator(found, ROWS).get_page(request.GET.get("page"))}
    return render(request, "agreements/partnerships.html", context)
