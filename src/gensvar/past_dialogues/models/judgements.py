"""How a past dialogue stands against rules that came later: always said by a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import RuleSet
from gensvar.kernel.privacy import classified
from gensvar.past_dialogues.always import ALWAYS
from gensvar.past_dialogues.models.past import PastDialogue


class Verdict(models.TextChoices):
    """What is known of one rule."""

    FULFILLED = "fulfilled", _("Fulfilled")
    NOT_FULFILLED = "not", _("Not fulfilled")
    UNKNOWN = "unknown", _("Not known")


@classified(public="past rule_set judged_at", internal="judged_by")
class Judgement(models.Model):
    """One comparison with one version of the rules. It is kept when a new is made."""

    past = models.ForeignKey(PastDialogue, models.CASCADE, related_name="judgements")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+")
    judged_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-judged_at", "-pk"]

    def __str__(self) -> str:
        return str(self.rule_set)


@classified(public="judgement key words verdict source position")
class JudgedRule(models.Model):
    """One rule in the words it had, whether it was fulfilled, and how we know."""

    judgement = models.ForeignKey(Judgement, models.CASCADE, related_name="rules")
    key = models.CharField(max_length=80)
    words = models.CharField(_("rule"), max_length=400, blank=True)
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    source = models.CharField(_("source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["judgement", "key"], name="a_rule_is_judged_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict="unknown") | ~Q(source=""),
                name="a_judged_rule_names_its_source",
            ),
        ]

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> str:
        """Return the rule in words: those every rule set has, in the reader's."""
        return self.words or str(ALWAYS.get(self.key, self.key))
