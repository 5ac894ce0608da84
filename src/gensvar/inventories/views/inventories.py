"""Inventories of a programme: the list, beginning one, one of them, its questions."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.inventories import actions
from gensvar.inventories.forms.keeping import InventoryForm, QuestionForm
from gensvar.inventories.models import NeedsInventory
from gensvar.inventories.policies import (
    bodies_to_answer_for,
    may_enter_answers,
    may_keep_inventories,
    may_keep_inventory,
)
from gensvar.inventories.queries import inventories_of, turnout_of
from gensvar.inventories.queries.reading import answers_in
from gensvar.inventories.views.loading import (
    inventory_here,
    inventory_to_keep,
    programme_here,
    programme_to_keep,
    shown,
)
from gensvar.inventories.workflow import LIFE_OF_AN_INVENTORY
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotYet, Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def inventories(request: SignedInRequest, programme: int) -> HttpResponse:
    """List the needs inventories of a programme."""
    found = programme_here(request, programme)
    context = {
        "programme": found,
        "rows": list(inventories_of(found)),
        "may_keep": may_keep_inventories(request.user, found),
    }
    return render(request, "inventories/inventories.html", context)


@signed_in
def begin(request: SignedInRequest, programme: int) -> HttpResponse:
    """Begin an inventory."""
    found = programme_to_keep(request, programme)
    start = {"year": today().year, "audience": "groups", "starts_on": today()}
    form = InventoryForm(request.POST or None, initial=start)
    if form.is_valid():
        with refusals_in(form):
            made = actions.begin_inventory(found, form.facts(), by=request.user)
            tell_done(request, _("The inventory is begun. Now say whom you ask."))
            return redirect("needs-inventory", programme, made.pk)
    context = {"programme": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "inventories/inventory_form.html", context, status=status)


@signed_in
def inventory(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Show one inventory: who has answered and who has not; take its next step."""
    found = inventory_here(request, programme, inventory)
    if request.method == "POST":
        _press(request, found)
        return redirect("needs-inventory", programme, inventory)
    rows = turnout_of(found, list(answers_in(found)))
    steps = LIFE_OF_AN_INVENTORY.next_steps(found)
    mine = (
        bool(bodies_to_answer_for(request.user, found.programme))
        if found.is_internal
        else may_enter_answers(request.user, found.programme)
    )
    context: dict[str, object] = {
        "turnout": rows,
        "number": sum(row.answers for row in rows),
        "is_silent": any(row.silent for row in rows),
        "steps": [(arrow, arrow.missing(found)) for arrow in steps],
        "may_enter": mine and found.stage in ("open", "closed"),
    }
    return shown(request, "inventory", found, context)


def _press(request: SignedInRequest, found: NeedsInventory) -> None:
    """Do what a button says, and tell what came of it."""
    if not may_keep_inventory(request.user, found):
        raise PermissionDenied
    pressed = request.POST.get("do", "")
    try:
        if pressed == "remind":
            number = actions.remind(found, by=request.user)
            tell_done(
                request, _("Reminders on their way: %(number)s.") % {"number": number}
            )
        elif pressed in LIFE_OF_AN_INVENTORY.transitions:
            LIFE_OF_AN_INVENTORY.advance(found, pressed, by=request.user)
            tell_done(request, _("Done."))
    except NotYet as error:
        for phrase in error.missing:
            tell_error(request, _("Missing: %(what)s.") % {"what": phrase})


@signed_in
def change(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Change what an inventory is called, how it asks, and until when."""
    found = inventory_to_keep(request, programme, inventory)
    form = InventoryForm(request.POST or None, inventory=found, initial=_as_form(found))
    others: list[object] = []
    if form.is_valid():
        with refusals_in(form):
            try:
                actions.change_inventory(
                    found, form.cleaned_data["version"], form.facts(), by=request.user
                )
            except Stale:
                others = [*form.what_others_saved(found)]
            else:
                tell_done(request, _("Saved."))
                return redirect("needs-inventory", programme, inventory)
    context: dict[str, object] = {"form": form, "others": others}
    return shown(request, "inventory_form", found, context, refused=form.is_bound)


def _as_form(inventory: NeedsInventory) -> dict[str, object]:
    names = (*InventoryForm.base_fields, "version")
    return {name: getattr(inventory, name) for name in names}


@signed_in
def questions(request: SignedInRequest, programme: int, inventory: int) -> HttpResponse:
    """Add questions of one's own, or take them away, before the inventory opens."""
    found = inventory_to_keep(request, programme, inventory)
    if request.method == "POST" and "take" in request.POST:
        row = found.questions.filter(pk=whole(request.POST["take"])).first()
        if row is None:
            raise Http404
        row.inventory = found
        try:
            actions.take_question(row, by=request.user)
        except NotYet as error:
            for phrase in error.missing:
                tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
        return redirect("needs-questions", programme, inventory)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.add_question(found, **form.cleaned_data, by=request.user)
            tell_done(request, _("The question is added."))
            return redirect("needs-questions", programme, inventory)
    context: dict[str, object] = {
        "form": form,
        "rows": list(found.questions.all()),
        "may_change": found.stage == "preparing",
    }
    return shown(request, "questions", found, context, refused=form.is_bound)
