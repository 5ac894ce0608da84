"""The mandate: what the rules say, what was decided, giving it and withdrawing it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import give_mandate, set_terms, withdraw_mandate
from gensvar.dialogues.forms.mandates import MandateForm, TermsForm, WithdrawForm
from gensvar.dialogues.models import Dialogue, DialogueKind, Mandate, Stage
from gensvar.dialogues.policies import is_chair_of, may_lead, may_withdraw_mandate
from gensvar.dialogues.queries import (
    bodies_that_mandate,
    dialogue_for,
    mandate_in_force,
    mandate_rule,
    rules_on,
)
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done


@signed_in
def mandate(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the mandate, or what the rules say about who gives it."""
    dialogue = dialogue_for(request.user, number)
    in_force = mandate_in_force(dialogue)
    mandates = Mandate.objects.filter(dialogue=dialogue)
    rules, is_light = rules_on(today()), dialogue.kind == DialogueKind.USER
    may_give = (
        may_lead(request.user, dialogue)
        if is_light
        else bool(bodies_that_mandate(request.user, dialogue, rules))
    )
    context = {
        "dialogue": dialogue,
        "is_light": is_light,
        "mandate": in_force,
        "earlier": mandates.filter(withdrawn_on__isnull=False).select_related("body"),
        "rule": mandate_rule(rules, dialogue.body),
        "may_give": in_force is None and may_give,
        "may_withdraw": in_force is not None
        and may_withdraw_mandate(request.user, dialogue),
        "is_open": dialogue.stage == Stage.OPEN,
    }
    return render(request, "dialogues/mandate.html", context)


@signed_in
def give(request: SignedInRequest, number: str) -> HttpResponse:
    """Give the mandate, or enter the one that a body has decided."""
    dialogue = dialogue_for(request.user, number)
    if dialogue.kind == DialogueKind.USER:
        return _terms(request, dialogue)
    rules = rules_on(today())
    bodies = bodies_that_mandate(request.user, dialogue, rules)
    if not bodies:
        raise PermissionDenied
    chairs = is_chair_of(request.user, bodies[0])
    form = MandateForm(
        request.POST or None,
        bodies=bodies,
        matter_id=dialogue.matter_id,
        rules=rules,
        elected=request.user.name if chairs else "",
    )
    if form.is_valid():
        try:
            with refusals_in(form):
                give_mandate(dialogue, by=request.user, **form.cleaned_data)
                tell_done(request, _("The mandate is written down."))
                return redirect("dialogue-mandate", number)
        except NotAllowed:
            # The rules of that day let somebody else decide.
            form.add_error(
                "decided_on", _("By the rules of that day, you may not decide this.")
            )
    context = {
        "dialogue": dialogue,
        "form": form,
        "rule": mandate_rule(rules, bodies[0]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/give_mandate.html", context, status=status)


def _terms(request: SignedInRequest, dialogue: Dialogue) -> HttpResponse:
    """Let a service say what it asks its users, and promises them."""
    if not may_lead(request.user, dialogue):
        raise PermissionDenied
    form = TermsForm(request.POST or None, rules=rules_on(today()))
    if form.is_valid():
        with refusals_in(form):
            set_terms(dialogue, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("dialogue-mandate", dialogue.number)
    context = {"dialogue": dialogue, "form": form, "is_light": True}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/give_mandate.html", context, status=status)


@signed_in
def withdraw(request: SignedInRequest, number: str) -> HttpResponse:
    """Record that the mandate is withdrawn, with the reason."""
    dialogue = dialogue_for(request.user, number)
    if not may_withdraw_mandate(request.user, dialogue):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            withdraw_mandate(dialogue, by=request.user, **form.cleaned_data)
            tell_done(request, _("The mandate is withdrawn."))
            return redirect("dialogue-mandate", number)
    context = {"dialogue": dialogue, "form": form, "is_open": dialogue.stage == "open"}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/withdraw_mandate.html", context, status=status)
