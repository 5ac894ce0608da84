"""Who holds the seats: read by officers of the owner, and every reading is noted."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.actions.reading import note_seats_read
from gensvar.programmes.actions.seats import (
    empty_earlier_holders,
    end_holding,
    give_seat,
)
from gensvar.programmes.forms.seats import (
    EmptyHoldersForm,
    EndHoldingForm,
    HolderForm,
)
from gensvar.programmes.models import Programme, SeatHolder
from gensvar.programmes.policies import may_read_seats
from gensvar.programmes.seating import earlier_holders, holders_of, seats_in_force
from gensvar.programmes.views.opening import readers_only
from gensvar.ui.notices import tell_done

Parameters = ParamSpec("Parameters")
ProgrammeView = Callable[
    Concatenate[SignedInRequest, Programme, Parameters], HttpResponse
]
OpenView = Callable[Concatenate[SignedInRequest, int, Parameters], HttpResponseBase]


def seat_readers_only(view: ProgrammeView[Parameters]) -> OpenView[Parameters]:
    """Open a page with names for officers of the owner; it is kept nowhere."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        programme: Programme,
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        if not may_read_seats(request.user, programme):
            raise NotAllowed
        response = view(request, programme, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "same-origin"
        return response

    return readers_only(guarded)


@seat_readers_only
def holders(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """List who holds the seats of the programme; empty the names of earlier ones."""
    form = EmptyHoldersForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            decision = form.cleaned_data["decision"]
            number = empty_earlier_holders(programme, decision, by=request.user)
            tell_done(request, _("Names emptied: %(number)d.") % {"number": number})
            return redirect("seat-holders", programme.pk)
    note_seats_read(programme, by=request.user)
    context = {
        "programme": programme,
        "rows": holders_of(programme),
        "earlier": earlier_holders(programme).count(),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/holders.html", context, status=status)


@seat_readers_only
def seat(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Show who has held one seat; give it to somebody for a period."""
    found = get_object_or_404(
        seats_in_force(programme).select_related("group", "organisation"), pk=pk
    )
    found.programme = programme
    form = HolderForm(request.POST or None, programme=programme)
    if form.is_valid():
        said = dict(form.cleaned_data)
        with refusals_in(form):
            give_seat(
                found, said.pop("period"), said.pop("name"), by=request.user, **said
            )
            tell_done(request, _("The seat is given."))
            return redirect("programme-seat", programme.pk, pk)
    note_seats_read(programme, by=request.user)
    context = {
        "programme": programme,
        "seat": found,
        "holders": list(found.holders.select_related("period").order_by("-starts_on")),
        "today": today(),
        "has_period": form.fields["period"].queryset.exists(),  # type: ignore[attr-defined] # a ModelChoiceField
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/seat.html", context, status=status)


@seat_readers_only
def end(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Let a holder leave before the period ends."""
    holder = get_object_or_404(
        SeatHolder.objects.select_related("seat__group"),
        pk=pk,
        seat__programme=programme,
    )
    form = EndHoldingForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            end_holding(holder, by=request.user, **form.cleaned_data)
            tell_done(
                request, _("Saved. Somebody else can have the seat after that day.")
            )
            return redirect("programme-seat", programme.pk, holder.seat_id)
    note_seats_read(programme, by=request.user)
    context = {"programme": programme, "holder": holder, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/end_holding.html", context, status=status)
