"""Items of a programme: the list with what they led to, and one item."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.consultations import actions
from gensvar.consultations.forms.items import ConsiderForm, ItemFilterForm, LeadForm
from gensvar.consultations.models import ConsultationItem
from gensvar.consultations.policies import may_follow_items
from gensvar.consultations.queries.items import (
    Row,
    Wanted,
    item_in,
    items_of,
    notes_of,
    open_questions_in,
    rows_for,
    share_of,
    years_of,
)
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.programmes.queries import programme_for
from gensvar.ui.notices import tell_done, tell_error

ROWS = 50


@signed_in
def items(request: SignedInRequest, programme: int) -> HttpResponse:
    """List the items of a programme: each has a matter, none yet, or nobody said."""
    found = programme_for(request.user, programme)
    form = ItemFilterForm(request.GET, programme=found, years=years_of(found))
    asked = form.cleaned_data if form.is_valid() else {}
    group = asked.get("group")
    wanted = Wanted(asked.get("state", ""), group and group.pk, asked.get("year"))
    page = Paginator(items_of(found, wanted), ROWS).get_page(request.GET.get("page"))
    context = {
        "programme": found,
        "form": form,
        "page_obj": page,
        "rows": rows_for(list(page)),
        "share": share_of(found, wanted),
        "kept": _kept(wanted),
        "is_filtered": wanted != Wanted(),
        "questions": open_questions_in(found)[:ROWS],
    }
    return render(request, "consultations/items.html", context)


def _kept(wanted: Wanted) -> str:
    """Return group and year as they stand in an address, for the lists of numbers."""
    parts = [("group", wanted.group), ("year", wanted.year)]
    return "".join(f"&{name}={value}" for name, value in parts if value is not None)


@signed_in
def item(request: SignedInRequest, programme: int, pk: int) -> HttpResponse:
    """Show one item; say where it leads, how it was considered, and tell of it."""
    found = programme_for(request.user, programme)
    row = item_in(found, pk)
    if row is None:
        raise Http404
    may_change = may_follow_items(request.user, found)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    if sent and not may_change:
        raise PermissionDenied
    lead, consider = _forms(row, sent)
    others: list[Other] = []
    if sent:
        try:
            if _told(request, row) or _done(request, row, lead, consider):
                return redirect("programme-item", found.pk, pk)
        except Stale:
            form = lead if lead.is_bound else consider
            others = form.what_others_saved(row.row or ConsultationItem(item=row.item))
    context = {
        "programme": found,
        "row": row,
        "notes": notes_of(row.row),
        "may_change": may_change,
        "lead": lead,
        "consider": consider,
        "others": others,
    }
    status = 422 if sent else 200
    return render(request, "consultations/item.html", context, status=status)


def _forms(
    row: Row, sent: Mapping[str | None, QueryDict]
) -> tuple[LeadForm, ConsiderForm]:
    """Return the forms of the page; the one that was sent holds what was written."""
    known = row.row or ConsultationItem(item=row.item)
    start = {
        name: getattr(known, name)
        for name in known.__dict__
        if not name.startswith("_")
    }
    matter = known.matter or row.item.matter
    start |= {"matter": matter and matter.pk, "decision": known.decision_id}
    return (
        LeadForm(sent.get("lead"), prefix="lead", initial=start, matter=matter),
        ConsiderForm(
            sent.get("consider"), prefix="consider", initial=start, matter=matter
        ),
    )


def _told(request: SignedInRequest, row: Row) -> bool:
    """Tell those who were there, if that was asked for."""
    if request.POST.get("do") != "tell":
        return False
    try:
        actions.tell_item(row.item, by=request.user)
    except NotYet as refused:
        for phrase in refused.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
    else:
        tell_done(request, _("Those who were there can now read it."))
    return True


def _done(
    request: SignedInRequest, row: Row, lead: LeadForm, consider: ConsiderForm
) -> bool:
    """Do what was filled in; what stands in the way is shown in that form."""
    if lead.is_bound and lead.is_valid():
        with refusals_in(lead):
            version = lead.cleaned_data["version"]
            actions.say_where_it_leads(
                row.item, lead.lead(), by=request.user, seen_version=version
            )
            tell_done(request, _("Saved."))
            return True
    if consider.is_bound and consider.is_valid():
        with refusals_in(consider):
            version = consider.cleaned_data["version"]
            said = consider.consideration()
            actions.consider_item(row.item, said, by=request.user, seen_version=version)
            tell_done(request, _("Saved."))
            return True
    return False
