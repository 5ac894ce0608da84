"""Changing the draft of a policy: its questions, orders, levels, parts and feedback."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import (
    Criterion,
    CriterionEffect,
    DecisionOrder,
    FeedbackRule,
    LadderLevel,
    MandateRule,
    PlanPart,
    RuleSet,
    RulesState,
    ToWhom,
)
from gensvar.dialogues.policies import may_keep_policy
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed

PolicyRow = Criterion | LadderLevel | PlanPart | MandateRule | FeedbackRule
KINDS: dict[str, type[PolicyRow]] = {
    "criteria": Criterion,
    "mandate_rules": MandateRule,
    "levels": LadderLevel,
    "plan_parts": PlanPart,
    "feedback_rules": FeedbackRule,
}
ORDERS = {*DecisionOrder.values} - {DecisionOrder.SERVICE}
ORDERED: dict[str, type[Criterion | LadderLevel | PlanPart]] = {
    "criteria": Criterion,
    "levels": LadderLevel,
    "plan_parts": PlanPart,
}
# What must be written in a row of each kind, and what is said when it is not.
NEEDED = {
    "criteria": ("words",),
    "levels": ("name", "description", "promise"),
    "plan_parts": ("words",),
}


@transaction.atomic
def save_policy_row(
    rules: RuleSet,
    kind: str,
    facts: Mapping[str, Any],
    *,
    seen_version: int,
    by: User,
    row: PolicyRow | None = None,
) -> PolicyRow:
    """Add a row to the draft of a policy, or change one; `facts` are fields by name.

    Raises Invalid, and Stale when somebody else changed the draft meanwhile.
    """
    # Any: the values of any field.
    _check_draft(rules, by)
    given = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in facts.items()
    }
    _check(kind, given)
    if row is None:
        row = _new(rules, kind, given)
    for name, value in given.items():
        setattr(row, name, value)
    save_if_current(rules, seen_version, {})
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as problem:
        raise Invalid(
            _("There is already a rule for this. Change that one."), "body_kind"
        ) from problem
    record("change policy", rules, by=by, part=kind, row=row.pk)
    return row


@transaction.atomic
def remove_policy_row(rules: RuleSet, kind: str, pk: int, *, by: User) -> None:
    """Take a row out of the draft of a policy."""
    _check_draft(rules, by)
    removed, _rows = KINDS[kind]._default_manager.filter(rule_set=rules, pk=pk).delete()
    if removed:
        RuleSet.objects.filter(pk=rules.pk).update(version=models.F("version") + 1)
        record("change policy", rules, by=by, part=kind, removed=pk)


@transaction.atomic
def move_policy_row(rules: RuleSet, kind: str, pk: int, *, up: bool, by: User) -> None:
    """Move a question, a level or a part one step up or down."""
    _check_draft(rules, by)
    if kind not in ORDERED:
        return
    manager = ORDERED[kind]._default_manager
    keys = list(manager.filter(rule_set=rules).values_list("pk", flat=True))
    if pk not in keys:
        return
    place = keys.index(pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(keys):
        return
    keys[place], keys[other] = keys[other], keys[place]
    for position, key in enumerate(keys):
        manager.filter(pk=key).update(position=position)
    RuleSet.objects.filter(pk=rules.pk).update(version=models.F("version") + 1)
    record("change policy", rules, by=by, part=kind, moved=pk)


def _check_draft(rules: RuleSet, by: User) -> None:
    if not may_keep_policy(by, rules):
        raise NotAllowed
    hold(rules, "state")
    if rules.state != RulesState.DRAFT:
        raise Invalid(_("The policy is adopted. Begin a new one to change it."))


def _new(rules: RuleSet, kind: str, given: dict[str, Any]) -> PolicyRow:
    # Any: the values of any field.
    if kind not in ORDERED:
        return KINDS[kind](rule_set=rules)
    model = ORDERED[kind]
    rows = model._default_manager.filter(rule_set=rules)
    words = str(given.get("words") or given.get("name") or "")
    stem = slugify(words)[:30].strip("-") or "rad"
    taken, key, number = set(rows.values_list("key", flat=True)), stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    last = rows.aggregate(last=Max("position"))["last"]
    return model(rule_set=rules, key=key, position=(last or 0) + 1)


def _check(kind: str, given: dict[str, Any]) -> None:
    # Any: the values of any field.
    for name in NEEDED.get(kind, ()):
        if not given.get(name):
            raise Invalid(_("Write this."), name)
    if kind == "criteria" and given.get("effect") not in CriterionEffect.values:
        raise Invalid(_("Choose what the answer leads to."), "effect")
    if kind == "mandate_rules":
        _check_order(given)
    if kind == "feedback_rules":
        _check_feedback(given)


def _check_order(given: dict[str, Any]) -> None:
    # Any: the values of any field.
    if given.get("order") not in ORDERS:
        raise Invalid(_("Choose who decides."), "order")
    if given["order"] == DecisionOrder.OWN_ORDER and not given.get("reference"):
        raise Invalid(_("Write by what decision the order was set."), "reference")


def _check_feedback(given: dict[str, Any]) -> None:
    # Any: the values of any field.
    if given.get("to_whom") not in ToWhom.values:
        raise Invalid(_("Choose to whom."), "to_whom")
    if not given.get("within_days") and not given.get("form"):
        raise Invalid(_("Write within how many days, or how."), "within_days")
