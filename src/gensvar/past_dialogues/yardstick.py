"""What a past dialogue is compared with: each rule of a rule set, in words."""

from dataclasses import dataclass

from gensvar.dialogues.models import CriterionEffect, RuleSet
from gensvar.dialogues.queries import mandate_rule
from gensvar.organisations.models import Body
from gensvar.past_dialogues.always import ALWAYS


@dataclass(frozen=True)
class Rule:
    """One rule to compare with; `words` is empty for those in ALWAYS."""

    key: str
    words: str = ""

    def __str__(self) -> str:
        return self.words or str(ALWAYS.get(self.key, self.key))


def rules_to_judge(rules: RuleSet, body: Body) -> list[Rule]:
    """Return what a dialogue of a body is compared with, in the order of its life."""
    found = [
        Rule(f"criterion-{one.key}", one.words)
        for one in rules.criteria.exclude(effect=CriterionEffect.SCREENING)
    ]
    mandate = mandate_rule(rules, body)
    if mandate is not None:
        found.append(Rule("mandate", str(mandate)))
    always = [Rule(key) for key in ALWAYS]
    parts = [Rule(f"part-{one.key}", one.words) for one in rules.plan_parts.all()]
    return [*found, *always[:4], *parts, *always[4:]]
