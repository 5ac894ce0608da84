"""Who sits where: seating a meeting, those who come late, and the list to print."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exercises.actions.seating import (
    AT_ONCE,
    seat_guests,
    seat_late,
    seat_later,
)
from gensvar.exercises.forms.entering import SeatingForm
from gensvar.exercises.queries.facilitating import tables_of
from gensvar.exercises.queries.seating import plan_of, seated, to_seat
from gensvar.exercises.views.shared import led_meeting, tell_refusal
from gensvar.kernel.errors import Invalid
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.models import Guest
from gensvar.ui.notices import tell_done


@signed_in
def seating(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Seat everyone who comes so that they meet as many others as possible."""
    found = led_meeting(request, meeting)
    plan = plan_of(found)
    sent = request.POST if request.method == "POST" else None
    form = SeatingForm(sent, initial={"rounds": plan.rounds if plan else 1})
    people = to_seat(found).count()
    if form.is_valid():
        rounds = form.cleaned_data["rounds"]
        with refusals_in(form):
            if people > AT_ONCE:
                return redirect("job", seat_later(found, rounds, by=request.user).pk)
            seat_guests(found, rounds, by=request.user)
            tell_done(request, _("Everyone has a seat."))
            return redirect("seating", found.pk)
    rows = seated(found, plan.rounds) if plan else []
    context = {
        "meeting": found,
        "plan": plan,
        "form": form,
        "people": people,
        "tables": tables_of(found),
        "rows": rows,
        "late": sum(row.is_late for row in rows),
        "rounds": range(1, plan.rounds + 1) if plan else (),
    }
    status = 422 if form.is_bound else 200
    return render(request, "exercises/seating.html", context, status=status)


@require_POST
@signed_in
def seat_one(request: SignedInRequest, meeting: int, pk: int) -> HttpResponse:
    """Give somebody who came late a seat."""
    found = led_meeting(request, meeting)
    guest = get_object_or_404(Guest, pk=pk, meeting=found)
    guest.meeting = found
    try:
        seats = seat_late(guest, by=request.user)
        numbers = ", ".join(str(seat.table.number) for seat in seats)
        said = _("%(name)s sits at table %(numbers)s.")
        tell_done(request, said % {"name": guest.name, "numbers": numbers or "–"})
    except Invalid as refusal:
        tell_refusal(request, refusal)
    return redirect("seating", found.pk)
