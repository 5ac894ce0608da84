"""The mandate: who decided that a dialogue is held, on what, and what it promises."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.assignments.models import Assignment
from gensvar.dialogues.models.dialogues import Dialogue
from gensvar.dialogues.models.rules import DecisionOrder, LadderLevel, RuleSet
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision
from gensvar.organisations.models import Body


@classified(
    public="dialogue body rule_set order question level promise can_influence "
    "cannot_influence answer_by decided_on decider_name decider_title section_number "
    "decision withdrawn_on withdrawn_reason operating_year assignment",
    internal="decided_by withdrawn_by created_at",
)
class Mandate(models.Model):
    """One mandate, decided by the right person or body under the rules of that day.

    A new mandate after a withdrawal is a new row; what was promised before stays.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="mandates")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+")
    order = models.CharField(max_length=12, choices=DecisionOrder.choices)
    question = models.TextField(_("the question"))
    level = models.ForeignKey(LadderLevel, models.PROTECT, related_name="+")
    promise = models.TextField(_("what we promise"))
    can_influence = models.TextField(_("what can be influenced"))
    cannot_influence = models.TextField(_("what cannot be influenced"))
    answer_by = models.DateField(_("answered by"))
    operating_year = models.PositiveSmallIntegerField(
        _("operating year"), null=True, blank=True
    )
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decider_name = models.CharField(max_length=200)
    decider_title = models.CharField(max_length=200)
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_mandate_in_force",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawn_reason=""),
                name="a_withdrawal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on}"
