"""Drafting a policy as a set of rules, and adopting it by a decision."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.actions.rules import check_free, copy_rows
from gensvar.dialogues.models import RuleSet, RulesState
from gensvar.dialogues.policies import may_draft_policy, may_keep_policy
from gensvar.dialogues.queries import latest_rules
from gensvar.governing_documents import actions as documents
from gensvar.governing_documents.models import DocumentKind, DocumentStatus
from gensvar.kernel.days import said
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body


@transaction.atomic
def draft_policy(
    *, title: str, body: Body, matter: Matter, by: User, source: RuleSet | None = None
) -> RuleSet:
    """Begin a policy in its matter, as a copy of the latest rules unless told else.

    It stands as a draft among the governing documents, and applies to nothing yet.
    """
    if not may_draft_policy(by, body):
        raise NotAllowed
    source = source or latest_rules()
    if source is None:
        raise NotYet([_("rules to begin from: adopt the standard rules first")])
    facts: Mapping[str, Any] = {  # Any: the values of any field
        "title": title.strip(),
        "kind": DocumentKind.POLICY,
        "body": body,
        "matter": matter,
        "holds_rules": True,
    }
    document = documents.begin(facts, by=by)
    try:
        with transaction.atomic():
            rules = RuleSet.objects.create(
                name=title.strip(),
                state=RulesState.DRAFT,
                document=document,
                copied_from=source,
            )
    except IntegrityError as problem:
        raise Invalid(_("This document already has its rules.")) from problem
    copy_rows(source, rules)
    record("draft policy", rules, by=by, matter=matter.pk, source=source.pk)
    return rules


@transaction.atomic
def adopt_policy(
    rules: RuleSet, *, decision: Decision, valid_from: date, by: User
) -> RuleSet:
    """Adopt a drafted policy by a decision in its matter; it applies from a day.

    What applied before ends the day before, and dialogues under it keep it.
    """
    if not may_keep_policy(by, rules):
        raise NotAllowed
    hold(rules, "state", "version")
    document = rules.document
    if rules.state != RulesState.DRAFT or document is None:
        raise Invalid(_("This policy is already adopted."))
    if missing := missing_in_policy(rules):
        raise NotYet(missing)
    if valid_from < (decision.ends_on or decision.starts_on):
        raise Invalid(
            _("It applies from the day of the decision, or later."), "valid_from"
        )
    before = _end_before(valid_from)
    old = before.document if before else None
    replaces = old if old and old.status == DocumentStatus.ADOPTED else None
    adoption = documents.Adoption(
        None, "", valid_from, replaces=replaces, decision=decision
    )
    documents.adopt(document, adoption, by=by)
    with override(settings.LANGUAGE_CODE):
        reference = _("%(body)s, § %(number)s, %(day)s") % {
            "body": decision.body,
            "number": decision.section_number,
            "day": said(decision.ends_on or decision.starts_on),
        }
    rules.state, rules.reference = RulesState.ADOPTED, reference[:300]
    rules.valid_from, rules.version = valid_from, rules.version + 1
    rules.save(update_fields=["state", "reference", "valid_from", "version"])
    record("adopt policy", rules, by=by, decision=decision.pk, valid_from=valid_from)
    return rules


def missing_in_policy(rules: RuleSet) -> list[str]:
    """Return what a policy lacks before it can be adopted, as phrases."""
    criteria, orders = rules.criteria.all(), rules.mandate_rules.all()
    parts = (
        (bool(criteria), _("at least one question to consider")),
        (bool(orders), _("who decides, for at least one kind of body")),
        (
            any(level.is_dialogue for level in rules.levels.all()),
            _("at least one level of the ladder with influence"),
        ),
    )
    return [phrase for holds, phrase in parts if not holds]


def _end_before(valid_from: date) -> RuleSet | None:
    """Let the rules that apply now end the day before; return them."""
    before = latest_rules()
    if before is None or before.valid_from is None:
        return None
    hold(before, "valid_to")
    if valid_from <= before.valid_from:
        raise Invalid(
            _("“%(name)s” applies from %(day)s. Choose a later day.")
            % {"name": before.name, "day": said(before.valid_from)},
            "valid_from",
        )
    if before.valid_to is None or before.valid_to >= valid_from:
        before.valid_to = valid_from - timedelta(days=1)
        before.save(update_fields=["valid_to"])
    check_free(valid_from)
    return before
