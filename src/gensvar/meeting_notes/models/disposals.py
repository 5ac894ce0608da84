"""A disposal decision for a meeting that belongs to no dialogue."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Meeting


@classified(
    public="meeting reference rule decided_on takes_approved carried_out_at",
    internal="proposed_by proposed_at confirmed_by declined_by declined_at",
)
class MeetingDisposal(models.Model):
    """What was said and who came at one meeting is emptied by a decision.

    Entered by one person and carried out by another, as for a dialogue (decision 27).
    Notes that both sides approved stay, unless the decision `takes_approved` too.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    reference = models.CharField(_("decision number"), max_length=100)
    rule = models.CharField(_("rule in the records schedule"), max_length=300)
    decided_on = models.DateField(_("decided on"))
    takes_approved = models.BooleanField(default=False)
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
                fields=["meeting"],
                condition=Q(carried_out_at__isnull=True, declined_at__isnull=True),
                name="one_disposal_of_a_meeting_waits",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | ~Q(confirmed_by=F("proposed_by")),
                name="two_people_dispose_of_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def waits(self) -> bool:
        """Say whether it has neither been carried out nor put aside."""
        return self.carried_out_at is None and self.declined_at is None
