"""The consideration: should we hold a dialogue? A no is a full record."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models.rules import Criterion, RuleSet
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter


class ConsiderationOutcome(models.TextChoices):
    """What the consideration came to."""

    DIALOGUE = "dialogue", _("Hold a dialogue")
    INFORM_ONLY = "inform_only", _("Inform only")
    OTHER_FORM = "other_form", _("Another form")
    NOT_NOW = "not_now", _("Not now")


@classified(
    public="matter rule_set outcome other_form reason decided_on",
    internal="decided_by decider_title created_by created_at version",
)
class Consideration(models.Model):
    """One answer to whether a dialogue is held in a matter, with reason and decider."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+")
    outcome = models.CharField(
        _("outcome"), max_length=12, choices=ConsiderationOutcome.choices, blank=True
    )
    other_form = models.CharField(_("which form"), max_length=200, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decider_title = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | (~Q(outcome="") & ~Q(reason="") & Q(decided_by__isnull=False)),
                name="a_consideration_has_outcome_reason_and_decider",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(decided_on__isnull=True),
                name="one_consideration_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.outcome}"


class Answer(models.TextChoices):
    """Yes, no, or honestly unknown."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("We do not know")


@classified(
    public="consideration criterion answer comment override_reason answered_at",
    internal="answered_by",
)
class CriterionAnswer(models.Model):
    """The answer to one criterion, and who gave it."""

    consideration = models.ForeignKey(
        Consideration, models.CASCADE, related_name="answers"
    )
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    comment = models.TextField(_("comment"), blank=True)
    override_reason = models.TextField(_("why a dialogue all the same"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consideration", "criterion"],
                name="a_criterion_is_answered_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.answer}"
