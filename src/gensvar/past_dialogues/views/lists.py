"""Many at once: give a list, look it through, bring it in; and take a list out."""

import csv
import io

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.cells import as_text
from gensvar.kernel.errors import NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.past_dialogues.actions.lists import bring_in_list, drop_list, take_list
from gensvar.past_dialogues.columns import columns, label
from gensvar.past_dialogues.forms.past import ListForm
from gensvar.past_dialogues.models import PastDialogue, PastList
from gensvar.past_dialogues.policies import (
    bodies_to_bring_in_for,
    may_read_past,
)
from gensvar.past_dialogues.queries import past_dialogues
from gensvar.past_dialogues.reading import read_rows
from gensvar.ui.notices import tell_done, tell_error

SHOWN = 200


@signed_in
def give(request: SignedInRequest) -> HttpResponse:
    """Take a file with past dialogues."""
    if not bodies_to_bring_in_for(request.user):
        raise PermissionDenied
    form = ListForm(request.POST or None, request.FILES or None, user=request.user)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_in(form):
            given = take_list(
                form.cleaned_data["body"], file.name, file.read(), by=request.user
            )
            return redirect("past-list", given.pk)
    context = {"form": form, "labels": [label(name) for name in columns()]}
    status = 422 if form.is_bound else 200
    return render(request, "past_dialogues/give_list.html", context, status=status)


@signed_in
def look(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what the rows say and what is wrong; bring in what is right, or drop it."""
    bodies = bodies_to_bring_in_for(request.user)
    if not bodies:
        raise PermissionDenied
    mine = PastList.objects.filter(body__in=bodies).select_related("body")
    given = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        return _brought_in_or_dropped(request, given)
    rows = read_rows(given.body, given.rows)
    right = [row for row in rows if not row.faults]
    context = {
        "given": given,
        "right": right[:SHOWN],
        "number_right": len(right),
        "wrong": [row for row in rows if row.faults][:SHOWN],
        "number_wrong": len(rows) - len(right),
    }
    return render(request, "past_dialogues/list.html", context)


def _brought_in_or_dropped(request: SignedInRequest, given: PastList) -> HttpResponse:
    if request.POST.get("do") == "drop":
        drop_list(given, by=request.user)
        tell_done(request, _("The list is dropped. Nothing more was brought in."))
        return redirect("past-dialogues")
    try:
        number = bring_in_list(given, by=request.user)
    except NotYet as refusal:
        words = ", ".join(str(one) for one in refusal.missing)
        tell_error(request, _("Missing: %(what)s.") % {"what": words})
        return redirect("past-list", given.pk)
    words = ngettext(
        "%(number)d dialogue is brought in.",
        "%(number)d dialogues are brought in.",
        number,
    )
    tell_done(request, words % {"number": number})
    if given.pk is None:
        return redirect("past-dialogues")
    return redirect("past-list", given.pk)


@require_safe
@signed_in
def file(request: SignedInRequest) -> HttpResponse:
    """Hand out what is brought in as a table: no name or address of anybody."""
    if not may_read_past(request.user):
        raise PermissionDenied
    text = io.StringIO()
    table = csv.writer(text, delimiter=";")
    table.writerow([label(name) for name in columns()])
    for past in past_dialogues().prefetch_related("counts"):
        table.writerow([as_text(_cell(past, name)) for name in columns()])
    content = text.getvalue().encode("utf-8-sig")
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="past-dialogues.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _cell(past: PastDialogue, name: str) -> str:
    if name == "registry_number":
        return past.matter.registry_number if past.matter else ""
    if name in {"number", "source"}:
        first = next(iter(past.counts.all()), None)
        value = getattr(first, name, None)
    else:
        value = getattr(past, name)
    return "" if value is None else str(value)
