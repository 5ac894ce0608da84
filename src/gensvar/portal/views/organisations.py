"""Organisations as everyone sees them: the list, each one's page, the list as file."""

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.directory import public
from gensvar.directory.public import ListedOrganisation
from gensvar.documents.workbook import XLSX, Sheet, as_workbook
from gensvar.kernel.cells import as_text
from gensvar.portal.organisation_forms import FindForm
from gensvar.portal.views.dialogues import bounds, page_of

CSV = "text/csv; charset=utf-8"


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations that are shown, narrowed to what is looked for."""
    form = FindForm(request.GET, choices=public.choices())
    rows, total = public.found(form.wanted(), *bounds(request))
    context = {
        "form": form,
        "rows": rows,
        "total": total,
        "is_narrowed": form.is_narrowed(),
        "page_obj": page_of(request, total),
        "query": request.GET.urlencode(),
    }
    return render(request, "portal/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one organisation: what it says of itself, and what it has joined."""
    found = public.shown_organisation(public_id)
    if found is None:
        raise Http404
    if found.public_id != public_id:
        return redirect("public-organisation", found.public_id, permanent=True)
    return render(request, "portal/organisation.html", {"organisation": found})


@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    """Give the same list as a file: public fields only, no cell can be a formula."""
    if form not in {"csv", "xlsx"}:
        raise Http404
    asked = FindForm(request.GET, choices=public.choices())
    rows, _total = public.found(asked.wanted())
    sheet = _sheet(rows)
    if form == "xlsx":
        return _as_file(as_workbook([sheet]), XLSX, form)
    text = io.StringIO()
    out = csv.writer(text, delimiter=";")
    out.writerow(sheet.header)
    out.writerows([as_text(str(cell or "")) for cell in row] for row in sheet.rows)
    return _as_file(text.getvalue().encode("utf-8-sig"), CSV, form)


def _sheet(rows: list[ListedOrganisation]) -> Sheet:
    header = [
        _("Organisation"),
        _("Kind"),
        _("What it does"),
        _("For whom"),
        _("What it wants to achieve"),
        _("Categories"),
        _("Competences"),
        _("Where it works"),
        _("Parts of the region"),
        _("Languages"),
        _("Links"),
        _("E-mail"),
        _("Phone"),
        _("Address"),
        _("Agreements"),
    ]
    return Sheet(_("Organisations"), header, [_cells(row) for row in rows])


def _cells(row: ListedOrganisation) -> list[str]:
    return [
        row.name,
        str(row.kind),
        row.what,
        row.for_whom,
        row.aim,
        ", ".join(row.categories),
        ", ".join(row.competences),
        str(row.level),
        ", ".join(row.sub_regions),
        ", ".join(row.languages),
        " ".join(link.address for link in row.links),
        row.email,
        row.phone,
        row.address,
        "; ".join(signed.title for signed in row.agreements),
    ]


def _as_file(content: bytes, kind: str, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"organisations.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
