"""Compare a past dialogue with the rules of today, rule by rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import RuleSet
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.past_dialogues.models import (
    JudgedRule,
    Judgement,
    PastDialogue,
    Verdict,
)
from gensvar.past_dialogues.policies import may_keep_past
from gensvar.past_dialogues.queries import rules_today
from gensvar.past_dialogues.yardstick import Rule, rules_to_judge


@dataclass(frozen=True)
class Said:
    """What a person says of one rule, and how they know."""

    verdict: str = Verdict.UNKNOWN
    source: str = ""


@transaction.atomic
def judge(past: PastDialogue, answers: Mapping[str, Said], *, by: User) -> Judgement:
    """Keep a new judgement beside the earlier ones; what is not answered is not known.

    Raises NotYet when no rules apply, and Invalid at a rule without source.
    """
    if not may_keep_past(by, past):
        raise NotAllowed
    rules = rules_today()
    if rules is None:
        raise NotYet([_("rules that apply today")])
    asked = rules_to_judge(rules, past.body)
    for rule in asked:
        said = answers.get(rule.key, Said())
        if said.verdict != Verdict.UNKNOWN and not said.source.strip():
            raise Invalid(
                _("Name the document or decision that shows it."), f"source-{rule.key}"
            )
    judgement = _kept(past, rules, asked, answers, by)
    record("judge past dialogue", past, by=by, rules=rules.pk)
    return judgement


def _kept(
    past: PastDialogue,
    rules: RuleSet,
    asked: list[Rule],
    answers: Mapping[str, Said],
    by: User,
) -> Judgement:
    judgement = Judgement.objects.create(past=past, rule_set=rules, judged_by=by)
    JudgedRule.objects.bulk_create(
        JudgedRule(
            judgement=judgement,
            key=rule.key,
            words=rule.words,
            verdict=answers.get(rule.key, Said()).verdict,
            source=answers.get(rule.key, Said()).source.strip(),
            position=position,
        )
        for position, rule in enumerate(asked)
    )
    return judgement
