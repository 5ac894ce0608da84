"""Disposal: a recorded decision that empties the words and keeps the traces."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(
    public="dialogue reference rule decided_on received_until takes_quotations "
    "carried_out_at count",
    internal="proposed_by proposed_at confirmed_by declined_by declined_at",
)
class Disposal(models.Model):
    """A disposal decision: proposed by one person, carried out by another.

    It concerns what the dialogue received up to and including `received_until`.
    Quotations in a decision basis that was handed over stay, unless the decision
    `takes_quotations` too.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    reference = models.CharField(_("decision number"), max_length=100)
    rule = models.CharField(_("rule in the records schedule"), max_length=300)
    decided_on = models.DateField(_("decided on"))
    received_until = models.DateField(_("concerns what was received until"))
    takes_quotations = models.BooleanField(default=False)
    count = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    carried_out_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(carried_out_at__isnull=True, declined_at__isnull=True),
                name="one_disposal_waits",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | ~Q(confirmed_by=models.F("proposed_by")),
                name="two_people_dispose",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
