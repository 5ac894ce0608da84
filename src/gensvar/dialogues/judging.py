"""Which rules a dialogue is judged by, and what they ask of plan and feedback.

A dialogue is judged by the rules that its mandate was given under, or else those it was
considered under: a newer policy does not change what was promised before.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.dialogues.models import (
    CommunicationPlan,
    Dialogue,
    FeedbackRule,
    Mandate,
    Phase,
    PlanPart,
    RuleSet,
)
from gensvar.dialogues.queries import (
    last_closing,
    last_day,
    rules_on,
    terms_in_force,
)
from gensvar.kernel.days import said, today

# The four parts that every plan holds, whatever a policy says (S3-51).
ALWAYS = ("purpose", "goals", "activities", "feedback")


@dataclass(frozen=True)
class FeedbackDue:
    """What the rules say of feedback to somebody: by which day, and how."""

    to_whom: str
    words: str
    within_days: int | None
    form: str
    due_on: date | None

    @property
    def is_overdue(self) -> bool:
        """Say whether the day has passed."""
        return self.due_on is not None and self.due_on < today()


def rules_of(dialogue: Dialogue) -> RuleSet | None:
    """Return the rules that a dialogue is judged by."""
    rules = _rules_of(dialogue)
    return RuleSet.objects.get(pk=rules) if rules else None


def _rules_of(dialogue: Dialogue) -> int | None:
    mandate = terms_in_force(dialogue)
    if mandate is not None:
        return mandate.rule_set_id
    if dialogue.consideration is not None:
        return dialogue.consideration.rule_set_id
    rules = rules_on(today())
    return rules.pk if rules else None


def parts_asked(dialogue: Dialogue) -> list[PlanPart]:
    """Return the parts that the rules ask of the plan beside the usual ones."""
    return list(PlanPart.objects.filter(rule_set=_rules_of(dialogue)))


def parts_lacking(plan: CommunicationPlan) -> list[str]:
    """Return the parts that the rules ask for and the plan lacks, as phrases."""
    written = {text.part.key for text in plan.texts.all()}
    return [
        _("what the policy asks for: %(part)s") % {"part": part.words}
        for part in parts_asked(plan.dialogue)
        if part.key not in written
    ]


def feedback_rules_for(rules: RuleSet | None, dialogue: Dialogue) -> list[FeedbackRule]:
    """Return what some rules say of feedback for the kind of body that owns it."""
    if rules is None:
        return []
    return list(rules.feedback_rules.filter(body_kind=dialogue.body.kind))


def feedback_due(dialogue: Dialogue) -> list[FeedbackDue]:
    """Return what the policy of its mandate says of feedback, with one question.

    There are days when the last day of the dialogue is known.
    """
    mandates = Mandate.objects.filter(dialogue=dialogue).order_by("-pk")
    ends = Phase.objects.filter(dialogue=dialogue).order_by("-ends_at")
    rows = FeedbackRule.objects.filter(
        rule_set=Subquery(mandates.values("rule_set")[:1]),
        body_kind=dialogue.body.kind,
    ).annotate(end=Subquery(ends.values("ends_at")[:1]))
    return [
        FeedbackDue(
            to_whom=rule.to_whom,
            words=str(rule.get_to_whom_display()),
            within_days=rule.within_days,
            form=rule.form,
            due_on=_due_on(rule.end, rule.within_days),
        )
        for rule in rows
    ]


def _due_on(end: datetime | None, days: int | None) -> date | None:
    if end is None or days is None:
        return None
    last = timezone.localdate(end - timedelta(microseconds=1))
    return last + timedelta(days=days)


def latest_answer(rules: RuleSet, dialogue: Dialogue) -> date | None:
    """Return the last day on which rules let a dialogue be answered, if it is known."""
    closing = last_closing(dialogue)
    days = [
        rule.within_days
        for rule in feedback_rules_for(rules, dialogue)
        if rule.within_days is not None
    ]
    if closing is None or not days:
        return None
    return last_day(closing) + timedelta(days=min(days))


def too_late(day: date) -> str:
    """Return the sentence about an answer that is promised later than the rules let."""
    return _("The policy wants the answer by %(day)s. Promise an earlier day.") % {
        "day": said(day)
    }
