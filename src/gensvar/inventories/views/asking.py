"""Whom an inventory asks, and the list of core activities."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.inventories import actions
from gensvar.inventories.forms.keeping import ActivityBodyForm, ActivityForm, AskForm
from gensvar.inventories.models import CoreActivity, NeedsAsk
from gensvar.inventories.policies import bodies_asked
from gensvar.inventories.queries import activities_of
from gensvar.inventories.views.loading import (
    inventory_to_keep,
    programme_to_keep,
    shown,
)
from gensvar.kernel import addresses
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.models import Programme
from gensvar.ui.notices import tell_done


@signed_in
def asks(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Say which organisations are asked; each gets a letter with its own link."""
    found = inventory_to_keep(request, programme, inventory)
    if request.method == "POST" and "take" in request.POST:
        ask = found.asks.filter(pk=whole(request.POST["take"])).first()
        if ask is None:
            raise Http404
        ask.inventory = found
        actions.take_ask(ask, by=request.user)
        tell_done(request, _("Saved."))
        return redirect("needs-asks", programme, inventory)
    form = AskForm(request.POST or None, inventory=found)
    if form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            actions.ask_organisation(
                found,
                said["organisation"],
                said["group"],
                language=said["language"],
                by=request.user,
            )
            tell_done(request, _("The organisation is on the list."))
            return redirect("needs-asks", programme, inventory)
    rows: list[NeedsAsk] = list(
        found.asks.select_related("organisation", "group", "body")
    )
    context: dict[str, object] = {
        "form": form,
        "rows": rows,
        "open_form": addresses.absolute(addresses.needs_inventory(found.public_id)),
    }
    return shown(request, "asks", found, context, refused=form.is_bound)


@signed_in
def activities(request: SignedInRequest, programme: int) -> HttpResponse:
    """Keep the list of core activities, and who answers for each."""
    found = programme_to_keep(request, programme)
    form = ActivityForm()
    if request.method == "POST":
        form = ActivityForm(request.POST if request.POST.get("do") == "add" else None)
        if _saved(request, found, form):
            tell_done(request, _("Saved."))
            return redirect("core-activities", programme)
    rows, bodies = activities_of(found, all_of_them=True), bodies_asked(found)
    for row in rows:
        row.programme = found
    context = {
        "programme": found,
        "form": form,
        "rows": [(row, ActivityBodyForm(activity=row, bodies=bodies)) for row in rows],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "inventories/activities.html", context, status=status)


def _saved(request: SignedInRequest, programme: Programme, form: ActivityForm) -> bool:
    """Do what was asked for; what stands in the way is shown in the form."""
    pressed, _space, number = request.POST.get("do", "").partition(" ")
    if pressed == "add":
        if form.is_valid():
            with refusals_in(form):
                actions.add_activity(
                    programme, form.cleaned_data["name"], by=request.user
                )
                return True
        return False
    if pressed not in {"take", "body"}:
        return False
    activity = CoreActivity.objects.filter(
        programme=programme, pk=whole(number)
    ).first()
    if activity is None:
        raise Http404
    activity.programme = programme
    if pressed == "take":
        actions.take_activity(activity, by=request.user)
        return True
    said = ActivityBodyForm(
        request.POST, activity=activity, bodies=bodies_asked(programme)
    )
    if not said.is_valid():
        return False
    actions.set_activity_body(activity, said.chosen(), by=request.user)
    return True
