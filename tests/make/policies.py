"""Policies as rules, drafted and adopted through the actions."""

from datetime import date
from typing import Any

from gensvar.dialogues.actions import adopt_policy, draft_policy, save_policy_row
from gensvar.dialogues.models import RuleSet
from gensvar.governing_documents.actions import publish_document
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import make_matter, make_rules, officer_of
from tests.make.governing_documents import decided


def make_policy_draft(body: Body, title: str = "Policy för dialog") -> RuleSet:
    """Begin a policy as a copy of the rules of today, in a matter of the body."""
    make_rules(body)
    matter = make_matter(body, "Ny policy")
    return draft_policy(title=title, body=body, matter=matter, by=officer_of(body))


def add_row(rules: RuleSet, kind: str, **facts: Any) -> None:
    """Add a row to a draft."""
    assert rules.document is not None
    by = officer_of(rules.document.body)
    rules.refresh_from_db()
    save_policy_row(rules, kind, facts, seen_version=rules.version, by=by)


def adopt(rules: RuleSet, section: str, day: date | None = None) -> RuleSet:
    """Adopt a draft by a decision of today in its matter."""
    document = rules.document
    assert document is not None
    assert document.matter is not None
    decision = decided(document.matter, section)
    by = officer_of(document.body)
    adopt_policy(rules, decision=decision, valid_from=day or today(), by=by)
    return rules


def make_policy(body: Body, section: str = "31", day: date | None = None) -> RuleSet:
    """Adopt a policy with one more part of the plan and 60 days for answers."""
    rules = make_policy_draft(body)
    add_row(rules, "plan_parts", words="Utvärdering", explanation="Hur ni lär er.")
    for whom in ("participants", "public"):
        add_row(
            rules,
            "feedback_rules",
            body_kind=body.kind,
            to_whom=whom,
            within_days=60,
            form="Brev",
        )
    adopt(rules, section, day)
    assert rules.document is not None
    publish_document(rules.document, by=officer_of(body))
    return rules
