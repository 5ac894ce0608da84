"""Past dialogues, and how they were judged."""

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from gensvar.dialogues.models import RuleSet
from gensvar.dialogues.queries import rules_on
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed
from gensvar.organisations.policies import Visitor
from gensvar.past_dialogues.models import JudgedRule, Judgement, PastDialogue
from gensvar.past_dialogues.policies import may_read_past


def past_dialogues() -> QuerySet[PastDialogue]:
    """Return every past dialogue, the latest first."""
    return PastDialogue.objects.select_related("body", "matter", "level")


def past_for(user: Visitor, pk: int) -> PastDialogue:
    """Return one past dialogue for somebody who works here."""
    if not may_read_past(user):
        raise NotAllowed
    return get_object_or_404(past_dialogues(), pk=pk)


def judgements_of(past: PastDialogue) -> list[Judgement]:
    """Return how it was judged, the latest first, each with its rules."""
    rules = Prefetch("rules", JudgedRule.objects.order_by("position", "pk"))
    rows = past.judgements.select_related("rule_set", "judged_by")
    return list(rows.prefetch_related(rules))


def rules_today() -> RuleSet | None:
    """Return the rules that a past dialogue is compared with now."""
    return rules_on(today())


def is_outdated(judgements: list[Judgement], rules: RuleSet | None) -> bool:
    """Say whether other rules apply now than those it was last judged by."""
    return bool(judgements and rules and judgements[0].rule_set_id != rules.pk)
