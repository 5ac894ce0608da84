"""Seats without names: how many each group has, for whom, in which periods."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.organisations.models import Organisation
from gensvar.programmes.actions.organisations import (
    change_group,
    say_what_it_calls_itself,
)
from gensvar.programmes.actions.periods import add_period, remove_period
from gensvar.programmes.actions.seats import add_seats, restore_seat, withdraw_seat
from gensvar.programmes.forms.seats import (
    ChangeGroupForm,
    OwnWordsOfOrganisationForm,
    PeriodForm,
    SeatsForm,
)
from gensvar.programmes.models import OrganisationGroup, Programme, Seat, SeatPeriod
from gensvar.programmes.periods import proposed_end
from gensvar.programmes.policies import may_keep_programme, may_read_seats
from gensvar.programmes.seating import seats_by_group
from gensvar.programmes.views.opening import keepers_only, readers_only
from gensvar.ui.notices import tell_done, tell_error


@readers_only
def seats(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how many seats each group has and for whom; add seats and periods."""
    may_keep = may_keep_programme(request.user, programme)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    if sent and not may_keep:
        raise NotAllowed
    more = SeatsForm(sent.get("seats"), programme=programme, prefix="seats")
    period = PeriodForm(
        sent.get("period"), initial=_next_period(programme), prefix="period"
    )
    if _add_seats(request, more) or _add_period(request, programme, period):
        return redirect("programme-seats", programme.pk)
    context = {
        "programme": programme,
        "rows": seats_by_group(programme),
        "periods": list(SeatPeriod.objects.filter(programme=programme)),
        "may_keep": may_keep,
        "may_read_holders": may_read_seats(request.user, programme),
        "more": more,
        "period": period,
        "today": today(),
    }
    status = 422 if sent else 200
    return render(request, "programmes/seats.html", context, status=status)


def _next_period(programme: Programme) -> dict[str, object]:
    """Propose the period after the last one, or the first one."""
    last = SeatPeriod.objects.filter(programme=programme).last()
    start = programme.started_on
    if last is not None:
        start = last.ends_on.fromordinal(last.ends_on.toordinal() + 1)
    return {
        "starts_on": start,
        "ends_on": proposed_end(start, programme.term_years),
    }


def _add_seats(request: SignedInRequest, form: SeatsForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    with refusals_in(form):
        organisation = keep_organisation(said["organisation"], by=request.user)
        add_seats(
            said["group"],
            number=said["number"],
            organisation=organisation,
            by=request.user,
        )
        tell_done(request, _("Saved."))
        return True
    return False


def _add_period(
    request: SignedInRequest, programme: Programme, form: PeriodForm
) -> bool:
    if not form.is_valid():
        return False
    with refusals_in(form):
        add_period(programme, by=request.user, **form.cleaned_data)
        tell_done(request, _("The period is added."))
        return True
    return False


@require_POST
@keepers_only
def remove(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Take away a period in which nobody has held a seat."""
    period = get_object_or_404(SeatPeriod, pk=pk, programme=programme)
    try:
        remove_period(period, by=request.user)
        tell_done(request, _("The period is gone."))
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    return redirect("programme-seats", programme.pk)


@require_POST
@keepers_only
def withdraw(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Withdraw a seat; it can be brought back."""
    seat = get_object_or_404(Seat, pk=pk, programme=programme)
    try:
        withdraw_seat(seat, by=request.user)
        undo = reverse("restore-seat", args=[programme.pk, pk])
        tell_done(request, _("The seat is withdrawn."), undo=undo)
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    return redirect("programme-seats", programme.pk)


@require_POST
@keepers_only
def restore(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Bring a withdrawn seat back."""
    seat = get_object_or_404(Seat, pk=pk, programme=programme)
    try:
        restore_seat(seat, by=request.user)
        tell_done(request, _("The seat is back."))
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    return redirect("programme-seats", programme.pk)


@readers_only
def organisation(
    request: SignedInRequest, programme: Programme, pk: int
) -> HttpResponse:
    """Show which group an organisation speaks from; its own words; let it change."""
    held = Seat.objects.filter(programme=programme, organisation=pk)
    one = get_object_or_404(Organisation, pk=pk, pk__in=held.values("organisation"))
    may_keep = may_keep_programme(request.user, programme)
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    if sent and not may_keep:
        raise NotAllowed
    rows = list(OrganisationGroup.objects.filter(organisation=one))
    now = next((row for row in rows if row.until is None), None)
    words = OwnWordsOfOrganisationForm(
        sent.get("words"),
        initial={"own_words": now.own_words if now else ""},
        prefix="words",
    )
    change = ChangeGroupForm(
        sent.get("change"), initial={"since": today()}, prefix="change"
    )
    if _changed(request, programme, one, words, change):
        return redirect("programme-organisation", programme.pk, pk)
    context = {
        "programme": programme,
        "organisation": one,
        "rows": rows,
        "now": now,
        "seats": list(held.select_related("group")),
        "may_keep": may_keep,
        "words": words,
        "change": change,
    }
    status = 422 if sent else 200
    return render(request, "programmes/organisation.html", context, status=status)


def _changed(
    request: SignedInRequest,
    programme: Programme,
    one: Organisation,
    words: OwnWordsOfOrganisationForm,
    change: ChangeGroupForm,
) -> bool:
    if words.is_valid():
        with refusals_in(words):
            said = words.cleaned_data["own_words"]
            say_what_it_calls_itself(programme, one, said, by=request.user)
            tell_done(request, _("Saved."))
            return True
    if change.is_valid():
        with refusals_in(change):
            change_group(programme, one, by=request.user, **change.cleaned_data)
            tell_done(request, _("Saved."))
            return True
    return False
