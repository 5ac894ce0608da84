"""The tables of a meeting: how many, their names and codes, and cards to print."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exercises.actions import tables as actions
from gensvar.exercises.forms.planning import TableForm, TablesForm
from gensvar.exercises.queries.facilitating import tables_of
from gensvar.exercises.views.shared import led_meeting, table_in, tell_refusal
from gensvar.kernel import addresses
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.models import GuestState
from gensvar.ui.notices import tell_done
from gensvar.ui.qr import as_svg


@signed_in
def tables(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List the tables and their codes, and say how many there are."""
    found = led_meeting(request, meeting)
    rows = tables_of(found)
    sent = request.POST if request.method == "POST" else None
    form = TablesForm(sent, initial={"number": len(rows), "language": "sv"})
    if form.is_valid():
        with refusals_in(form):
            actions.set_tables(found, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("tables", found.pk)
    guests = found.guests.filter(state=GuestState.ACCEPTED).count()
    context = {
        "meeting": found,
        "tables": rows,
        "form": form,
        "guests": guests,
        "too_many": bool(guests) and len(rows) > guests,
        "address": addresses.absolute(addresses.tables()),
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/tables.html", context, status=status)


@signed_in
def table(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Change one table: its number, name and language."""
    found = led_meeting(request, meeting)
    one = table_in(found, pk)
    initial = {"number": one.number, "name": one.name, "language": one.language}
    form = TableForm(request.POST or None, initial=initial)
    if form.is_valid():
        with refusals_in(form):
            actions.change_table(one, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("tables", found.pk)
    context = {"meeting": found, "table": one, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "exercises/table.html", context, status=status)


@require_POST
@signed_in
def do_with_table(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Give a table a new code, close it, open it again, or take it away."""
    found = led_meeting(request, meeting)
    one = table_in(found, pk)
    verbs = {
        "code": (actions.give_new_code, _("Table %(number)s has a new code.")),
        "close": (actions.close_table, _("Table %(number)s has stopped.")),
        "open": (actions.open_table, _("Table %(number)s goes on.")),
        "remove": (actions.remove_table, _("Table %(number)s is taken away.")),
    }
    if verb := verbs.get(request.POST.get("do", "")):
        act, said = verb
        try:
            act(one, by=request.user)
            tell_done(request, said % {"number": one.number})
        except (Invalid, NotYet) as refusal:
            tell_refusal(request, refusal)
    return redirect("tables", found.pk)


@signed_in
def cards(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show one card for each table, to print and stand on it."""
    found = led_meeting(request, meeting)
    context = {
        "meeting": found,
        "tables": tables_of(found),
        "address": addresses.absolute(addresses.tables()).split("://")[-1],
    }
    return render(request, "exercises/cards.html", context)


@signed_in
def code(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Draw the square code that leads to a table's page."""
    one = table_in(led_meeting(request, meeting), pk)
    drawn = as_svg(addresses.absolute(addresses.table(one.code)))
    return HttpResponse(drawn, content_type="image/svg+xml")
