"""The methods of one dialogue: advice, choosing with a reason, and dropping."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import dialogue_for, mandate_in_force
from gensvar.guidance.actions.methods import choose_method, drop_method
from gensvar.guidance.advice import Advice, advise
from gensvar.guidance.forms.methods import (
    AdviceForm,
    DropForm,
    ReasonForm,
    levels_in_force,
)
from gensvar.guidance.models import MethodChoice
from gensvar.guidance.queries import chosen_methods, methods
from gensvar.guidance.views.methods import entry_or_404
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done

MOST = 6


@signed_in
def dialogue_methods(request: SignedInRequest, number: str) -> HttpResponse:
    """Show what is chosen and why, and give advice by what one looks for."""
    dialogue = dialogue_for(request.user, number)
    levels = levels_in_force()
    asked = request.GET if "level" in request.GET else None
    mandate = mandate_in_force(dialogue)
    start = {"level": mandate.level.key} if mandate else {}
    form = AdviceForm(asked, levels=levels, initial=start)
    found: list[Advice] = []
    if form.is_valid():
        found = advise(methods(), form.wish())
    chosen = chosen_methods(dialogue)
    context = {
        "dialogue": dialogue,
        "form": form,
        "has_levels": bool(levels),
        "asked": form.is_bound and not form.errors,
        "found": found[:MOST],
        "more": found[MOST:],
        "chosen": chosen,
        "may_choose": may_lead(request.user, dialogue),
    }
    return render(request, "guidance/dialogue_methods.html", context)


@signed_in
def choose(request: SignedInRequest, number: str, key: str) -> HttpResponse:
    """Choose a method and write why."""
    dialogue = _mine(request, number)
    entry = entry_or_404(key)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            choose_method(dialogue, key, form.cleaned_data["reason"], by=request.user)
            tell_done(request, _("The method is chosen."))
            return redirect("dialogue-methods", number)
    title = _("Choose: %(method)s") % {"method": entry.name}
    return _page(request, dialogue, form, title, entry.words["purpose"])


@signed_in
def drop(request: SignedInRequest, number: str, choice: int) -> HttpResponse:
    """Drop a method and write why; the choice stays to read."""
    dialogue = _mine(request, number)
    row = get_object_or_404(
        MethodChoice.objects.select_related("dialogue__body"),
        dialogue=dialogue,
        pk=choice,
    )
    form = DropForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            drop_method(row, form.cleaned_data["why"], by=request.user)
            tell_done(request, _("The method is dropped."))
            return redirect("dialogue-methods", number)
    title = _("Drop: %(method)s") % {"method": row.name}
    return _page(request, dialogue, form, title, row.reason)


def _mine(request: SignedInRequest, number: str) -> Dialogue:
    dialogue = dialogue_for(request.user, number)
    if not may_lead(request.user, dialogue):
        raise PermissionDenied
    return dialogue


def _page(
    request: SignedInRequest,
    dialogue: Dialogue,
    form: ReasonForm | DropForm,
    title: str,
    lead: str,
) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "forms": [form],
        "title": title,
        "lead": lead,
        "back": reverse("dialogue-methods", args=[dialogue.number]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "guidance/form.html", context, status=status)
