"""The region's rules: reading them, adopting the standard ones, and new ones."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import adopt_default_rules, copy_rules, word_rules
from gensvar.dialogues.forms.rules import AdoptForm, CopyForm, RulesForm
from gensvar.dialogues.models import RuleSet, RulesState
from gensvar.dialogues.policies import (
    bodies_to_draft_for,
    may_keep_policy,
    may_keep_rules,
    may_read_rules,
)
from gensvar.dialogues.queries import rules_are_used, rules_on
from gensvar.dialogues.reading_rules import changes_between, read_rules
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
    every = list(RuleSet.objects.select_related("document__matter", "copied_from"))
    context = {
        "form": form,
        "rule_sets": [one for one in every if one.state == RulesState.ADOPTED],
        "drafts": [one for one in every if one.state == RulesState.DRAFT],
        "current": rules_on(today()),
        "may_keep": may,
        "may_draft": bool(bodies_to_draft_for(request.user)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/rules.html", context, status=status)


@signed_in
def rule_set(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read one set of rules."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    rows = RuleSet.objects.select_related("document__matter", "document__body")
    found = get_object_or_404(rows.select_related("copied_from"), pk=pk)
    read_rules(found, found.copied_from)
    may, is_draft = may_keep_rules(request.user), found.state == RulesState.DRAFT
    context = {
        "rules": found,
        "criteria": found.criteria.all(),
        "orders": found.mandate_rules.all(),
        "levels": found.levels.all(),
        "plan_parts": found.plan_parts.all(),
        "feedback_rules": found.feedback_rules.all(),
        "changes": changes_between(found.copied_from, found)
        if found.copied_from
        else [],
        "is_draft": is_draft,
        "may_write": is_draft and may_keep_policy(request.user, found),
        "may_copy": may and not is_draft,
        "may_word": may and found.document is None and not rules_are_used(found),
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
