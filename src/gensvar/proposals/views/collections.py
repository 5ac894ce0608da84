"""Lists of proposals: counted by group and state, and as files."""

import csv
import io

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.documents.workbook import XLSX, Sheet, as_workbook
from gensvar.kernel.cells import as_text
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.policies import works_here
from gensvar.proposals import actions
from gensvar.proposals.forms import CollectionForm, FilterForm, StatedForm
from gensvar.proposals.models import ProposalCollection, ProposalStatus
from gensvar.proposals.policies import bodies_to_keep_for, may_keep
from gensvar.proposals.queries import (
    collections_visible_to,
    counted,
    proposals_in,
    stated_of,
)
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def collections(request: SignedInRequest) -> HttpResponse:
    """List the collections of one's bodies, the newest first."""
    if not works_here(request.user):
        raise PermissionDenied
    page = Paginator(collections_visible_to(request.user), ROWS)
    context = {
        "page_obj": page.get_page(request.GET.get("page")),
        "may_begin": bool(bodies_to_keep_for(request.user)),
    }
    return render(request, "proposals/collections.html", context)


@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a list of proposals."""
    mine = bodies_to_keep_for(request.user)
    if not mine:
        raise PermissionDenied
    form = CollectionForm(request.POST or None, user=request.user, bodies=mine)
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            made = actions.begin_collection(
                said["body"], said["name"], dialogue=said["dialogue"], by=request.user
            )
            tell_done(
                request, _("The list is begun. Now write down what should change.")
            )
            return redirect("proposal-collection", made.pk)
    context = {"form": form, "title": _("Begin a list of proposals")}
    status = 422 if form.is_bound else 200
    return render(request, "proposals/form.html", context, status=status)


def found(request: SignedInRequest, pk: int) -> ProposalCollection:
    """Return a collection for a reader; what is not theirs does not exist."""
    rows = collections_visible_to(request.user)
    return get_object_or_404(rows, pk=pk)


@signed_in
def collection(request: SignedInRequest, collection: int) -> HttpResponse:
    """Show the proposals of one collection, counted by group and state."""
    one = found(request, collection)
    form = FilterForm(request.GET, collection=one)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = proposals_in(one)
    if asked.get("status"):
        rows = rows.filter(status=asked["status"])
    if asked.get("group"):
        rows = rows.filter(group=asked["group"])
    groups, stated = counted(one), stated_of(one)
    total = sum(group.total for group in groups)
    context = {
        "collection": one,
        "form": form,
        "groups": groups,
        "states": [state.label for state in ProposalStatus],
        "total": total,
        "stated": stated,
        "difference": abs(stated.number - total) if stated else 0,
        "page_obj": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "may_keep": may_keep(request.user, one.body),
    }
    return render(request, "proposals/collection.html", context)


@signed_in
def stated(request: SignedInRequest, collection: int) -> HttpResponse:
    """Enter how many proposals a document says there are."""
    one = found(request, collection)
    if not may_keep(request.user, one.body):
        raise PermissionDenied
    known = stated_of(one)
    start = (
        {"number": known.number, "source": known.source, "link": known.link}
        if known
        else {}
    )
    form = StatedForm(request.POST or None, initial=start)
    if form.is_valid():
        with refusals_in(form):
            actions.state_count(one, **form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("proposal-collection", one.pk)
    context = {"form": form, "title": _("Number in a document"), "collection": one}
    status = 422 if form.is_bound else 200
    return render(request, "proposals/form.html", context, status=status)


def _table(one: ProposalCollection) -> Sheet:
    header = [
        _("Group"),
        _("What should change"),
        _("Where it stands"),
        _("Why not"),
        _("Body that sees to it"),
        _("Who sees to it"),
        _("By when"),
        _("From where it comes"),
    ]
    rows = [
        [
            proposal.group.name if proposal.group else "",
            proposal.text,
            proposal.get_status_display(),
            proposal.reason,
            str(proposal.body),
            proposal.owner.name if proposal.owner else "",
            proposal.due_on.isoformat() if proposal.due_on else "",
            str(
                proposal.finding
                or proposal.lesson
                or proposal.meeting
                or proposal.past
                or proposal.source
            ),
        ]
        for proposal in proposals_in(one)
    ]
    return Sheet(_("Change proposals"), header, rows)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@signed_in
def workbook(request: SignedInRequest, collection: int) -> HttpResponse:
    """Hand out the proposals as an .xlsx file."""
    one = found(request, collection)
    return _file(as_workbook([_table(one)]), XLSX, f"proposals-{one.pk}.xlsx")


@require_safe
@signed_in
def table(request: SignedInRequest, collection: int) -> HttpResponse:
    """Hand out the proposals as a .csv file; no cell can be a formula."""
    one = found(request, collection)
    sheet, text = _table(one), io.StringIO()
    out = csv.writer(text, delimiter=";")
    out.writerow(sheet.header)
    out.writerows([as_text(str(cell or "")) for cell in row] for row in sheet.rows)
    content = text.getvalue().encode("utf-8-sig")
    return _file(content, "text/csv; charset=utf-8", f"proposals-{one.pk}.csv")
