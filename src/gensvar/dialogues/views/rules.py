"""The region's rules: reading them, adopting the standard ones, and new ones."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import adopt_default_rules, copy_rules, word_rules
from gensvar.dialogues.forms.rules import AdoptForm, CopyForm, RulesForm
from gensvar.dialogues.models import RuleSet
from gensvar.dialogues.policies import may_keep_rules, may_read_rules
from gensvar.dialogues.queries import rules_are_used, rules_on
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done


@signed_in
def rules(request: SignedInRequest) -> HttpResponse:
    """Show the rules of today and the other ones, or adopt the standard ones."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    may = may_keep_rules(request.user)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = AdoptForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            adopted = adopt_default_rules(by=request.user, **form.cleaned_data)
            tell_done(request, _("The rules are adopted."))
            return redirect("rule-set", adopted.pk)
    context = {
        "form": form,
        "rule_sets": RuleSet.objects.all(),
        "current": rules_on(today()),
        "may_keep": may,
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/rules.html", context, status=status)


@signed_in
def rule_set(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read one set of rules."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    found = get_object_or_404(RuleSet, pk=pk)
    may = may_keep_rules(request.user)
    context = {
        "rules": found,
        "criteria": found.criteria.all(),
        "orders": found.mandate_rules.all(),
        "levels": found.levels.all(),
        "may_copy": may,
        "may_word": may and not rules_are_used(found),
    }
    return render(request, "dialogues/rule_set.html", context)


@signed_in
def copy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin new rules from a later day."""
    if not may_keep_rules(request.user):
        raise PermissionDenied
    found = get_object_or_404(RuleSet, pk=pk)
    form = CopyForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            copied = copy_rules(found, by=request.user, **form.cleaned_data)
            return redirect("word-rules", copied.pk)
    context = {"form": form, "rules": found}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/copy_rules.html", context, status=status)


@signed_in
def word(request: SignedInRequest, pk: int) -> HttpResponse:
    """Word the rules, before anyone has decided under them."""
    if not may_keep_rules(request.user):
        raise PermissionDenied
    found = get_object_or_404(RuleSet, pk=pk)
    form = RulesForm(request.POST or None, rules=found)
    if form.is_valid():
        with refusals_in(form):
            word_rules(found, form.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("rule-set", found.pk)
    context = {"form": form, "rules": found}
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/word_rules.html", context, status=status)
