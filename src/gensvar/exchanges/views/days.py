"""Volunteer days in numbers, and the log of trainings."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.exchanges import actions
from gensvar.exchanges import queries as reading
from gensvar.exchanges.forms import GoalForm, TrainingForm
from gensvar.exchanges.models import Training
from gensvar.exchanges.policies import bodies_to_offer_for, may_see_exchange
from gensvar.kernel.days import today
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.kernel.secrets import token
from gensvar.ui.navigation import Entry
from gensvar.ui.notices import tell_done


@signed_in
def volunteer_days(request: SignedInRequest) -> HttpResponse:
    """Show the days of a year by body, never by person; set a goal."""
    if not may_see_exchange(request.user):
        raise PermissionDenied
    year = _year(request)
    mine = bodies_to_offer_for(request.user)
    if request.method == "POST" and not mine:
        raise PermissionDenied
    form = GoalForm(request.POST or None, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            actions.set_goal(said["body"], year, said["days"], by=request.user)
            tell_done(request, _("Saved."))
            return redirect(f"{reverse('volunteer-days')}?ar={year}")
    context = {
        "trail": _trail(_("Volunteer days")),
        "year": year,
        "years": range(today().year, today().year - 4, -1),
        "days": reading.volunteer_days(year, mine),
        "form": form if mine else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "exchanges/days.html", context, status=status)


def _year(request: SignedInRequest) -> int:
    year = whole(request.GET.get("ar", ""), today().year)
    return year if date.min.year < year < date.max.year else today().year


@signed_in
def trainings(request: SignedInRequest) -> HttpResponse:
    """Show the log of trainings, and what one has noted for oneself."""
    if not may_see_exchange(request.user):
        raise PermissionDenied
    rows = reading.trainings(request.user)
    context = {
        "trail": _trail(_("Trainings")),
        "rows": rows,
        "mine": reading.hours_by_year(rows),
        "may_note": bool(bodies_to_offer_for(request.user)),
    }
    return render(request, "exchanges/trainings.html", context)


@signed_in
def note(request: SignedInRequest) -> HttpResponse:
    """Note a training that has been held."""
    if not bodies_to_offer_for(request.user):
        raise PermissionDenied
    form = TrainingForm(
        request.POST or None, user=request.user, initial={"key": token()}
    )
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            actions.note_training(
                said["body"],
                form.arranged(),
                {said["body"]: said["people"]},
                key=said["key"],
                by=request.user,
            )
            tell_done(request, _("Saved."))
            return redirect("trainings")
    trail = [*_trail(_("Note a training"))]
    trail.insert(1, Entry(_("Trainings"), reverse("trainings")))
    context = {"form": form, "trail": trail}
    status = 422 if form.is_bound else 200
    return render(request, "exchanges/note.html", context, status=status)


@signed_in
@require_POST
def take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note for oneself that one took part, or take the note back."""
    if not may_see_exchange(request.user):
        raise PermissionDenied
    training = get_object_or_404(Training, pk=pk)
    if request.POST.get("do") == "forget":
        actions.forget_training(training, by=request.user)
        tell_done(request, _("Your note is gone."))
    else:
        actions.take_training(training, by=request.user)
        tell_done(request, _("It stands in your own log. Nobody else sees it."))
    return redirect("trainings")


def _trail(here: str) -> list[Entry]:
    return [Entry(_("Learn from each other"), reverse("exchange")), Entry(here)]
