"""Adopting the region's rules from a day, and writing them down."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues import defaults
from gensvar.dialogues.models import (
    Criterion,
    DecisionOrder,
    LadderLevel,
    MandateRule,
    RuleSet,
    RulesState,
)
from gensvar.dialogues.policies import may_keep_rules
from gensvar.dialogues.queries import rules_are_used
from gensvar.kernel.days import said
from gensvar.kernel.errors import Invalid, NotAllowed


@transaction.atomic
def adopt_default_rules(*, by: User, valid_from: date) -> RuleSet:
    """Adopt the rules that Gensvar comes with, until the region decides its own."""
    if not may_keep_rules(by):
        raise NotAllowed
    check_free(valid_from)
    rules = RuleSet.objects.create(
        name=defaults.NAME, reference=defaults.REFERENCE, valid_from=valid_from
    )
    for place, criterion in enumerate(defaults.CRITERIA):
        Criterion.objects.create(rule_set=rules, position=place, **criterion)
    for kind, order, reference in defaults.MANDATE_RULES:
        MandateRule.objects.create(
            rule_set=rules, body_kind=kind, order=order, reference=reference
        )
    for place, level in enumerate(defaults.LADDER):
        LadderLevel.objects.create(rule_set=rules, position=place, **level)
    record("adopt rules", rules, by=by, valid_from=valid_from)
    return rules


@transaction.atomic
def copy_rules(
    rules: RuleSet, *, name: str, reference: str, valid_from: date, by: User
) -> RuleSet:
    """Begin new rules from a later day as a copy; the old ones end the day before."""
    if not may_keep_rules(by):
        raise NotAllowed
    if not name.strip() or not reference.strip():
        raise Invalid(
            _("Write what the rules are called and who decided them."), "reference"
        )
    if rules.valid_from is None:
        raise Invalid(_("A draft applies to nothing. Adopt it by a decision."))
    if valid_from <= rules.valid_from:
        raise Invalid(
            _("The old rules apply from %(day)s. Choose a later day.")
            % {"day": said(rules.valid_from)},
            "valid_from",
        )
    if rules.valid_to is None:
        rules.valid_to = valid_from - timedelta(days=1)
        rules.save(update_fields=["valid_to"])
    check_free(valid_from)
    copy = RuleSet.objects.create(
        name=name.strip(),
        reference=reference.strip(),
        valid_from=valid_from,
        copied_from=rules,
    )
    copy_rows(rules, copy)
    record("copy rules", copy, by=by, source=rules.pk, valid_from=valid_from)
    return copy


@transaction.atomic
def word_rules(rules: RuleSet, words: Mapping[str, str], *, by: User) -> None:
    """Word a whole set: keys are criterion_N(_more), order_N(_by), level_N(_more …)."""
    for criterion in rules.criteria.all():
        key = f"criterion_{criterion.pk}"
        change_criterion(criterion, words[key], explanation=words[f"{key}_more"], by=by)
    for rule in rules.mandate_rules.all():
        key = f"order_{rule.pk}"
        change_mandate_rule(rule, words[key], words[f"{key}_by"], by=by)
    for level in rules.levels.all():
        key = f"level_{level.pk}"
        change_level(
            level,
            name=words[key],
            description=words[f"{key}_more"],
            promise=words[f"{key}_promise"],
            by=by,
        )


@transaction.atomic
def change_criterion(
    criterion: Criterion, words: str, *, by: User, explanation: str = ""
) -> None:
    """Change how a criterion is worded, before anyone has decided under the rules."""
    _check_unused(criterion.rule_set, by)
    if not words.strip():
        raise Invalid(_("Write the question."), "words")
    criterion.words, criterion.explanation = words.strip(), explanation.strip()
    criterion.save(update_fields=["words", "explanation"])
    record("change criterion", criterion, by=by)


@transaction.atomic
def change_level(
    level: LadderLevel, *, name: str, description: str, promise: str, by: User
) -> None:
    """Change a step of the ladder, before anyone has decided under the rules."""
    _check_unused(level.rule_set, by)
    if not all(text.strip() for text in (name, description, promise)):
        raise Invalid(_("A level has a name, a description and a promise."), "promise")
    level.name, level.description = name.strip(), description.strip()
    level.promise = promise.strip()
    level.save(update_fields=["name", "description", "promise"])
    record("change level", level, by=by)


@transaction.atomic
def change_mandate_rule(
    rule: MandateRule, order: str, reference: str, *, by: User
) -> None:
    """Change who gives a mandate in a kind of body, before the rules are used."""
    _check_unused(rule.rule_set, by)
    if order not in DecisionOrder.values:
        raise Invalid(_("Choose who decides."), "order")
    if order == DecisionOrder.OWN_ORDER and not reference.strip():
        raise Invalid(_("Write by what decision the order was set."), "reference")
    rule.order, rule.reference = order, reference.strip()
    rule.save(update_fields=["order", "reference"])
    record("change mandate rule", rule, by=by, order=order)


def copy_rows(source: RuleSet, copy: RuleSet) -> None:
    """Give one set of rules all that another says."""
    for rows in (
        *(source.criteria, source.mandate_rules, source.levels),
        *(source.plan_parts, source.feedback_rules),
    ):
        for row in rows.all():
            row.pk, row.rule_set = None, copy
            row.save(force_insert=True)


def check_free(valid_from: date) -> None:
    """Raise Invalid when rules already apply from a day, or later."""
    later = (
        RuleSet.objects.filter(state=RulesState.ADOPTED)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from))
        .first()
    )
    if later is not None and later.valid_from is not None:
        raise Invalid(
            _("“%(name)s” already applies from %(day)s. Two sets cannot overlap.")
            % {"name": later.name, "day": said(later.valid_from)},
            "valid_from",
        )


def _check_unused(rules: RuleSet, by: User) -> None:
    if not may_keep_rules(by):
        raise NotAllowed
    if rules.document_id is not None:
        raise Invalid(_("These rules are a policy. Only a decision changes them."))
    if rules_are_used(rules):
        raise Invalid(
            _("Somebody has decided under these rules. Make new ones from a later day.")
        )
