"""What was decided about each finding, and what stood before it was corrected."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision


class WeighingOutcome(models.TextChoices):
    """What became of a finding: yes, partly or no (S4-097)."""

    TAKEN_UP = "taken_up", _("Taken up")
    PARTLY = "partly", _("Partly taken up")
    NOT = "not", _("Not taken up")


@classified(
    public="finding outcome reason decision weighed_on", internal="weighed_by version"
)
class Weighing(models.Model):
    """What was decided about one finding, and why; entered by a person."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="+")
    outcome = models.CharField(
        _("what became of it"), max_length=10, choices=WeighingOutcome.choices
    )
    reason = models.TextField(_("why"))
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    measures = models.ManyToManyField(Measure, related_name="+", blank=True)
    weighed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    weighed_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_weighing_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()


@classified(
    public="weighing outcome reason decision measures why corrected_at",
    internal="corrected_by",
)
class WeighingCorrection(models.Model):
    """What a weighing said before it was changed, after an answer had been published.

    `outcome`, `reason`, `decision` and `measures` are what stood before; `why` is the
    reason for the change.
    """

    weighing = models.ForeignKey(Weighing, models.PROTECT, related_name="corrections")
    outcome = models.CharField(max_length=10, choices=WeighingOutcome.choices)
    reason = models.TextField()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    measures = models.JSONField(default=list)
    why = models.TextField(_("why it is changed"))
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""), name="a_changed_weighing_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return str(self.corrected_at)
