"""A policy as rules: begun as a draft, written row by row, adopted by a decision."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.actions import (
    adopt_policy,
    draft_policy,
    move_policy_row,
    remove_policy_row,
    save_policy_row,
)
from gensvar.dialogues.actions.policy import missing_in_policy
from gensvar.dialogues.actions.policy_rows import KINDS, ORDERED, PolicyRow
from gensvar.dialogues.forms.policy import AdoptPolicyForm, DraftPolicyForm, row_form
from gensvar.dialogues.models import RuleSet, RulesState
from gensvar.dialogues.policies import (
    bodies_to_draft_for,
    may_keep_policy,
    may_read_rules,
)
from gensvar.dialogues.reading_rules import changes_between, read_rules
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import Other, refusals_in
from gensvar.ui.notices import tell_done

NAMES = {
    "criteria": gettext_lazy("Questions to answer when a dialogue is considered"),
    "mandate_rules": gettext_lazy("Who decides that a dialogue is held"),
    "levels": gettext_lazy("The participation ladder"),
    "plan_parts": gettext_lazy("Parts of the communication plan"),
    "feedback_rules": gettext_lazy("Feedback"),
}


@signed_in
def draft(request: SignedInRequest) -> HttpResponse:
    """Begin a policy in its matter, as a copy of rules that are there."""
    if not bodies_to_draft_for(request.user):
        raise PermissionDenied
    form = DraftPolicyForm(request.POST or None, user=request.user)
    if form.is_valid():
        with refusals_in(form):
            made = draft_policy(by=request.user, **form.cleaned_data)
            tell_done(request, _("The policy is a draft. It applies to nothing yet."))
            return redirect("write-policy", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/draft_policy.html", {"form": form}, status=status)


@signed_in
def write(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show all that a draft says, with what may be done with each row."""
    rules = _draft(request, pk)
    if request.method == "POST":
        _do(request, rules)
        return redirect("write-policy", rules.pk)
    before = rules.copied_from
    read_rules(rules, before)
    rows = {
        "criteria": rules.criteria.all(),
        "mandate_rules": rules.mandate_rules.all(),
        "levels": rules.levels.all(),
        "plan_parts": rules.plan_parts.all(),
        "feedback_rules": rules.feedback_rules.all(),
    }
    context = {
        "rules": rules,
        "sections": [
            (kind, name, rows[kind], kind in ORDERED) for kind, name in NAMES.items()
        ],
        "missing": missing_in_policy(rules),
        "changes": changes_between(before, rules) if before else [],
        "before": before,
    }
    return render(request, "dialogues/write_policy.html", context)


def _do(request: SignedInRequest, rules: RuleSet) -> None:
    """Move a row or take it away, as the button said."""
    kind, pk = request.POST.get("kind", ""), whole(request.POST.get("pk", ""))
    if kind not in KINDS or pk is None:
        return
    do = request.POST.get("do")
    if do == "remove":
        remove_policy_row(rules, kind, pk, by=request.user)
        tell_done(request, _("Taken away."))
    elif do in ("up", "down"):
        move_policy_row(rules, kind, pk, up=do == "up", by=request.user)


@signed_in
def row(request: SignedInRequest, pk: int, kind: str, row: int = 0) -> HttpResponse:
    """Add a row to a draft, or change one."""
    rules = _draft(request, pk)
    if kind not in KINDS:
        raise Http404
    found: Any = None  # Any: a row of one of five models
    if row:
        found = get_object_or_404(KINDS[kind], rule_set=rules, pk=row)
    form = row_form(kind, request.POST or None, rules, found)
    others: list[Other] = []
    if form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        try:
            with refusals_in(form):
                _save(rules, kind, facts, version, found, request)
                return redirect("write-policy", rules.pk)
        except Stale:
            others = form.what_others_saved(rules)
    context = {
        "rules": rules,
        "name": NAMES[kind],
        "form": form,
        "others": others,
        "is_new": found is None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/policy_row.html", context, status=status)


def _save(
    rules: RuleSet,
    kind: str,
    facts: dict[str, Any],
    version: int,
    found: PolicyRow | None,
    request: SignedInRequest,
) -> None:
    # Any: the values of any field.
    save_policy_row(
        rules, kind, facts, seen_version=version, by=request.user, row=found
    )
    tell_done(request, _("Saved."))


@signed_in
def adopt(request: SignedInRequest, pk: int) -> HttpResponse:
    """Adopt a draft by a decision in its matter."""
    rules = _draft(request, pk)
    form = AdoptPolicyForm(request.POST or None, rules=rules)
    if form.is_valid():
        with refusals_in(form):
            adopt_policy(rules, by=request.user, **form.cleaned_data)
            tell_done(request, _("The policy is adopted."))
            return redirect("rule-set", rules.pk)
    context = {
        "rules": rules,
        "form": form,
        "has_decision": form.fields["decision"].queryset.exists(),  # type: ignore[attr-defined] # a ModelChoiceField
    }
    status = 422 if form.is_bound else 200
    return render(request, "dialogues/adopt_policy.html", context, status=status)


@signed_in
def of_document(request: SignedInRequest, document: int) -> HttpResponse:
    """Lead from a governing document to its rules."""
    if not may_read_rules(request.user):
        raise PermissionDenied
    rules = get_object_or_404(RuleSet, document=document)
    return redirect("rule-set", rules.pk)


def _draft(request: SignedInRequest, pk: int) -> RuleSet:
    rows = RuleSet.objects.select_related("document__body", "copied_from")
    rules = get_object_or_404(rows, pk=pk, document__isnull=False)
    if not may_keep_policy(request.user, rules) or rules.state != RulesState.DRAFT:
        raise Http404  # to others it looks like what does not exist
    return rules
